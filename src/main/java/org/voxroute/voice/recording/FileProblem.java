/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;

/** Why a file can't be written, in words that an operator can act upon: Java's own are often the file's name alone. */
final class FileProblem {

    private FileProblem() {}

    static String words(Exception problem) {
        if (problem instanceof FileSystemException of && of.getReason() == null) {
            if (of instanceof AccessDeniedException) {
                return "the hub's user may not write " + of.getFile();
            }
            if (of instanceof FileAlreadyExistsException) {
                return of.getFile() + " is in the way";
            }
            return problem.toString();
        }
        return problem.getMessage() == null ? problem.toString() : problem.getMessage();
    }
}
