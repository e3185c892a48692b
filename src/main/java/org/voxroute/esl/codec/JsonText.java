/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;

/** JSON text as bytes: where its parts end, and strings in and out. Never fails: what isn't JSON ends early or stands for itself. */
final class JsonText {

    private static final long QUOTES = Bytes.wordOf('"');
    private static final long BACKSLASHES = Bytes.wordOf('\\');
    private static final String HEX = "0123456789abcdef";

    private JsonText() {}

    static int skipSpaces(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] <= ' ' && bytes[at] >= 0) {
            at++;
        }
        return Math.min(at, to);
    }

    /** Where the string whose text begins at {@code from} has its closing quote; {@code to} if it has none. */
    static int stringEnd(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to) {
            at = quoteOrBackslash(bytes, at, to);
            if (at >= to || bytes[at] == '"') {
                break;
            }
            at += 2;
        }
        return Math.min(at, to);
    }

    /** The first quote or backslash in {@code [from, to)}, or {@code to}. */
    static int quoteOrBackslash(byte[] bytes, int from, int to) {
        int at = from;
        for (; at <= to - Long.BYTES; at += Long.BYTES) {
            long word = Bytes.wordAt(bytes, at);
            long found = Bytes.first(word, QUOTES) | Bytes.first(word, BACKSLASHES);
            if (found != 0) {
                return at + Bytes.place(found);
            }
        }
        while (at < to && bytes[at] != '"' && bytes[at] != '\\') {
            at++;
        }
        return Math.min(at, to);
    }

    /** The end of the value that begins at {@code from}, whatever it is. */
    static int valueEnd(byte[] bytes, int from, int to) {
        int depth = 0;
        int at = from;
        while (at < to) {
            byte b = bytes[at];
            if (b == '"') {
                at = Math.min(stringEnd(bytes, at + 1, to) + 1, to);
                if (depth == 0) {
                    return at;
                }
                continue;
            }
            if (depth == 0 && (b == ',' || b == '}' || b == ']')) {
                return at;
            }
            if (b == '[' || b == '{') {
                depth++;
            } else if ((b == ']' || b == '}') && --depth == 0) {
                return at + 1;
            }
            at++;
        }
        return to;
    }

    /** Where the first name of the object in {@code [from, to)} begins; {@code to} if there is none. */
    static int firstName(byte[] bytes, int from, int to) {
        return after('"', bytes, after('{', bytes, from, to), to);
    }

    /** Where the name after a value begins; {@code to} if there is none. */
    static int nextName(byte[] bytes, int valueEnd, int to) {
        return after('"', bytes, after(',', bytes, valueEnd, to), to);
    }

    /** Where the value after a name's closing quote begins; {@code to} if there is none. */
    static int valueAfter(byte[] bytes, int nameEnd, int to) {
        return skipSpaces(bytes, after(':', bytes, nameEnd + 1, to), to);
    }

    /** The place after {@code wanted} where only spaces stand before it; else {@code to}. */
    private static int after(char wanted, byte[] bytes, int from, int to) {
        int at = skipSpaces(bytes, from, to);
        return at < to && bytes[at] == wanted ? at + 1 : to;
    }

    /** The string, or the text of another value, that begins at {@code at}; null is empty. */
    static String scalar(byte[] bytes, int at, int to) {
        if (at < to && bytes[at] == '"') {
            return string(bytes, at + 1, stringEnd(bytes, at + 1, to));
        }
        int end = valueEnd(bytes, at, to);
        String text = at < end ? new String(bytes, at, end - at, UTF_8).strip() : "";
        return text.equals("null") ? "" : text;
    }

    /** The string whose text is {@code [from, to)}. */
    static String string(byte[] bytes, int from, int to) {
        int escape = Bytes.indexOf(bytes, from, to, '\\');
        return escape < 0 ? new String(bytes, from, to - from, UTF_8) : unescape(bytes, from, to, escape);
    }

    private static String unescape(byte[] bytes, int from, int to, int escape) {
        byte[] plain = new byte[to - from];
        System.arraycopy(bytes, from, plain, 0, escape - from);
        int length = escape - from;
        int at = escape;
        while (at < to) {
            byte b = bytes[at++];
            if (b != '\\' || at == to) {
                plain[length++] = b;
                continue;
            }
            byte kind = bytes[at++];
            int unit = kind == 'u' ? unit(bytes, at, to) : -1;
            if (unit >= 0) {
                at += 4;
                boolean pair = Character.isHighSurrogate((char) unit)
                        && at + 1 < to
                        && bytes[at] == '\\'
                        && bytes[at + 1] == 'u'
                        && Character.isLowSurrogate((char) Math.max(0, unit(bytes, at + 2, to)));
                if (pair) {
                    unit = Character.toCodePoint((char) unit, (char) unit(bytes, at + 2, to));
                    at += 6;
                }
                length = putUtf8(plain, length, unit);
                continue;
            }
            byte control = control(kind);
            if (control == 0) {
                plain[length++] = '\\';
                plain[length++] = kind;
            } else {
                plain[length++] = control;
            }
        }
        return new String(plain, 0, length, UTF_8);
    }

    /** What stands for the escape {@code \kind}; 0 if it is none. */
    private static byte control(byte kind) {
        return switch (kind) {
            case '"', '\\', '/' -> kind;
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            default -> 0;
        };
    }

    /** The four hexadecimal digits at {@code at}, or -1. */
    private static int unit(byte[] bytes, int at, int to) {
        if (at + 4 > to) {
            return -1;
        }
        int unit = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = Bytes.hex(bytes[i]);
            if (digit < 0) {
                return -1;
            }
            unit = unit << 4 | digit;
        }
        return unit;
    }

    /** At most as many bytes as the escape had. Half a surrogate pair is U+FFFD. */
    private static int putUtf8(byte[] target, int at, int codePoint) {
        boolean half = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
        byte[] utf8 = half
                ? new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD}
                : Character.toString(codePoint).getBytes(UTF_8);
        System.arraycopy(utf8, 0, target, at, utf8.length);
        return at + utf8.length;
    }

    /** Appends the text as a JSON string. */
    static void quote(String text, StringBuilder json) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> json.append("\\\"");
                case '\\' -> json.append("\\\\");
                case '\n' -> json.append("\\n");
                case '\r' -> json.append("\\r");
                case '\t' -> json.append("\\t");
                default -> {
                    if (c < ' ') {
                        json.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
                    } else {
                        json.append(c);
                    }
                }
            }
        }
        json.append('"');
    }
}
