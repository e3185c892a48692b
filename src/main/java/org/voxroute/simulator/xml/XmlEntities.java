/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.xml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The five entities of XML and character references, in attribute values; white space becomes a space. Whatever else begins with an ampersand stays as it is. */
final class XmlEntities {

    private static final Map<String, String> NAMED =
            Map.of("lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'");

    private XmlEntities() {}

    static String decode(String raw) {
        StringBuilder out = new StringBuilder(raw.length());
        String text =
                raw.replace("\r\n", " ").replace('\r', ' ').replace('\n', ' ').replace('\t', ' ');
        int at = 0;
        while (at < text.length()) {
            int end = text.charAt(at) == '&' ? text.indexOf(';', at) : -1;
            String replacement = end < 0 ? null : replacement(text.substring(at + 1, end));
            if (replacement == null) {
                out.append(text.charAt(at));
                at++;
            } else {
                out.append(replacement);
                at = end + 1;
            }
        }
        return out.toString();
    }

    private static @Nullable String replacement(String name) {
        if (!name.startsWith("#")) {
            return NAMED.get(name);
        }
        try {
            int code = name.startsWith("#x")
                    ? Integer.parseInt(name.substring(2), 16)
                    : Integer.parseInt(name.substring(1));
            return code > 0 && Character.isValidCodePoint(code) ? Character.toString(code) : null;
        } catch (NumberFormatException notACharacter) {
            return null;
        }
    }
}
