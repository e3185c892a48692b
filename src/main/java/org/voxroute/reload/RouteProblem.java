/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

/** Says in one line why a route file does not run: the innermost cause tells an integrator most. */
final class RouteProblem {

    private static final int LONGEST = 600;

    private RouteProblem() {}

    static String describe(Throwable failure) {
        String outer = text(failure);
        Throwable cause = failure;
        while (cause.getCause() != null && cause.getCause() != cause) {
            cause = cause.getCause();
        }
        String inner = text(cause);
        String whole = outer.contains(inner) ? outer : outer + " Cause: " + inner;
        String line = whole.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    private static String text(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
