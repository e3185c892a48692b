/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

/** One file can't be deployed; the message says why, for whoever can mend it, and holds no secret. */
final class FileProblem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FileProblem(String message) {
        super(message);
    }

    FileProblem(String message, Throwable cause) {
        super(message, cause);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
