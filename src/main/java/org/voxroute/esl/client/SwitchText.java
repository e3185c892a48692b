/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.regex.Pattern;

/**
 * Text as the switch can safely take it: each method is for one place, escapes what that place can carry and refuses the rest with {@link EslException.Kind#INVALID}.
 *
 * <p>The switch reads commands as one line, splits arguments at spaces, takes quotes and backslashes away, and expands {@code ${…}} in what applications get, where {@code ${system(…)}} runs a program.
 * Unescaped, the name of a caller can do that. Messages say what is wrong and where, and don't quote the text.
 */
public final class SwitchText {

    private static final Pattern TARGET = Pattern.compile("\\+?[0-9*#]+");
    private static final Pattern UUID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._@-]{0,254}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.:-]*");
    private static final Pattern NOT_IN_DISPLAY_NAME = Pattern.compile("['\"\\\\{}\\[\\],|:;&<>$%\\p{Cntrl}]");

    private SwitchText() {}

    /** A number that is dialled: digits, {@code *} and {@code #}, a plus in front allowed. */
    public static String target(String number) {
        if (!TARGET.matcher(number).matches()) {
            throw EslException.invalid("A number to dial holds digits, * and # only, with a + in front allowed");
        }
        return number;
    }

    /** The id of a channel, of a job or of a command: the switch's own, or one that was chosen. */
    public static String uuid(String uuid) {
        if (!UUID.matcher(uuid).matches()) {
            throw EslException.invalid("The id of a channel holds letters, digits and . _ @ - only");
        }
        return uuid;
    }

    /** The name of an API command, application or variable. */
    public static String name(String what, String name) {
        if (!NAME.matcher(name).matches()) {
            throw EslException.invalid("The name of " + what + " holds letters, digits and _ . : - only");
        }
        return name;
    }

    /** A person's or company's name, to be shown on a telephone: characters that steer the switch are left out. */
    public static String displayName(String name) {
        return NOT_IN_DISPLAY_NAME.matcher(name).replaceAll("").strip();
    }

    /** Any text that stays within its line: refuses line breaks and other control characters. */
    public static String line(String what, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isISOControl(text.charAt(i))) {
                throw EslException.invalid("The " + what + " has a line break or control character at " + i);
            }
        }
        return text;
    }

    /** Text of a line in which the switch finds nothing to expand. */
    public static String withoutExpansion(String what, String text) {
        int at = text.indexOf("${");
        if (at >= 0) {
            throw EslException.invalid("The " + what + " has a ${ at " + at + ": the switch would expand it");
        }
        return text;
    }

    /** One argument of an API command, quoted if it has to be. */
    public static String argument(String value) {
        withoutExpansion("argument", line("argument", value));
        return value.isEmpty() || value.chars().anyMatch(c -> c == ' ' || c == '\'' || c == '\\')
                ? quoted(value)
                : value;
    }

    /** Quoted for one reading by the switch, which takes quotes and backslashes away. */
    static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
