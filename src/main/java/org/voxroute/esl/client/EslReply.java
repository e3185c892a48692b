/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

/**
 * The switch's answer to a command: the body of an {@code api} answer or of a background job, or the {@code Reply-Text} of any other.
 *
 * @param text as the switch wrote it, without the last line end
 */
public record EslReply(String text) {

    private static final String RELOAD = "reloadxml";

    public EslReply {
        if (text.endsWith("\n")) {
            text = text.substring(0, text.length() - 1);
        }
    }

    /** Whether it begins with {@code -ERR} or {@code -USAGE}. */
    public boolean isError() {
        return text.startsWith("-ERR") || text.startsWith("-USAGE");
    }

    /**
     * Whether this answer to the API command {@code name} says that it succeeded.
     * {@code reloadxml} answers {@code +OK [[error near line …]]} when it kept the old configuration: only {@code +OK [Success]} is success.
     */
    public boolean isSuccessOf(String name) {
        if (name.equals(RELOAD)) {
            return text.strip().equals("+OK [Success]");
        }
        return !isError();
    }
}
