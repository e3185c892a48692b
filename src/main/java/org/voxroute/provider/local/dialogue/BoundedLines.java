/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.io.BufferedReader;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lines of a stream, none longer than allowed: a peer that never ends its line can't fill the memory. */
final class BoundedLines {

    private final BufferedReader reader;
    private final int most;

    BoundedLines(BufferedReader reader, int most) {
        this.reader = reader;
        this.most = most;
    }

    /** The next line, or null at the end. */
    @Nullable
    String next() throws IOException {
        var line = new StringBuilder();
        for (int character = reader.read(); character != '\n'; character = reader.read()) {
            if (character < 0) {
                return line.length() == 0 ? null : line.toString();
            }
            if (line.length() == most) {
                throw new IOException("A line is longer than " + most + " characters");
            }
            if (character != '\r') {
                line.append((char) character);
            }
        }
        return line.toString();
    }
}
