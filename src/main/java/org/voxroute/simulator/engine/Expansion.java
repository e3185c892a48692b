/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.CallerProfile;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ProfileField;

/** {@code ${variable}}, {@code ${variable:offset:length}} and {@code ${api(arguments)}} in the text of the dialplan and of commands. What is unknown expands to nothing. */
public final class Expansion {

    private static final int MAX_DEPTH = 10;
    private static final int MAX_LENGTH = 64 * 1024;

    /** API commands that text may call; empty if there is no such command. */
    public interface Functions {
        Optional<String> call(String command, String arguments);
    }

    private final Map<String, String> globals;
    private final Functions functions;

    Expansion(Map<String, String> globals, Functions functions) {
        this.globals = globals;
        this.functions = functions;
    }

    /** Expands with the channel's variables, its profile and the global variables. */
    public String expand(Channel channel, String text) {
        return expand(text, name -> variable(channel, name), 0);
    }

    /** Expands without a channel. */
    public String expand(String text) {
        return expand(text, name -> globals.getOrDefault(name, ""), 0);
    }

    String expand(String text, Map<String, String> variables) {
        return expand(text, name -> variables.getOrDefault(name, globals.getOrDefault(name, "")), 0);
    }

    private String expand(String text, UnaryOperator<String> variables, int depth) {
        if (depth > MAX_DEPTH || !text.contains("${")) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32);
        int at = 0;
        while (at < text.length() && out.length() < MAX_LENGTH) {
            int end = text.startsWith("${", at) ? matching(text, at + 1) : -1;
            if (end < 0) {
                out.append(text.charAt(at));
                at++;
            } else {
                out.append(value(text.substring(at + 2, end), variables, depth));
                at = end + 1;
            }
        }
        return out.toString();
    }

    private String value(String inner, UnaryOperator<String> variables, int depth) {
        String expanded = expand(inner, variables, depth + 1);
        int open = expanded.indexOf('(');
        if (open > 0 && expanded.endsWith(")")) {
            String arguments = expanded.substring(open + 1, expanded.length() - 1);
            return functions.call(expanded.substring(0, open), arguments).orElse("");
        }
        String[] parts = expanded.split(":", -1);
        String value = variables.apply(parts[0]);
        return parts.length == 1 ? value : slice(value, parts);
    }

    private static String slice(String value, String[] parts) {
        try {
            int offset = Integer.parseInt(parts[1]);
            int from = offset < 0 ? Math.max(0, value.length() + offset) : Math.min(offset, value.length());
            int length = parts.length > 2 ? Integer.parseInt(parts[2]) : value.length() - from;
            return value.substring(from, Math.min(value.length(), from + Math.max(0, length)));
        } catch (NumberFormatException notAnOffset) {
            return "";
        }
    }

    private static int matching(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            if (text.charAt(i) == '{') {
                depth++;
            } else if (text.charAt(i) == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    /** A variable of the channel, as applications see it: its own, then its profile's, then the global one. */
    public String variable(Channel channel, String name) {
        String own = channel.variables().get(name);
        if (own != null) {
            return own;
        }
        String field = channel.hasProfile() ? field(channel.profile(), name) : null;
        return field != null ? field : globals.getOrDefault(name, "");
    }

    /** A field of the profile by the name that conditions use; null if there is none of this name. */
    static @Nullable String field(CallerProfile profile, String name) {
        return switch (name) {
            case "destination_number" -> profile.get(ProfileField.DESTINATION);
            case "caller_id_name" -> profile.get(ProfileField.CALLER_ID_NAME);
            case "caller_id_number" -> profile.get(ProfileField.CALLER_ID_NUMBER);
            case "callee_id_name" -> profile.get(ProfileField.CALLEE_ID_NAME);
            case "callee_id_number" -> profile.get(ProfileField.CALLEE_ID_NUMBER);
            case "network_addr" -> profile.get(ProfileField.NETWORK_ADDR);
            case "ani" -> profile.get(ProfileField.ANI);
            case "rdnis" -> profile.get(ProfileField.RDNIS);
            case "username" -> profile.get(ProfileField.USERNAME);
            case "dialplan" -> profile.get(ProfileField.DIALPLAN);
            case "context" -> profile.get(ProfileField.CONTEXT);
            case "source" -> profile.get(ProfileField.SOURCE);
            case "chan_name" -> profile.get(ProfileField.CHANNEL_NAME);
            case "uuid" -> profile.get(ProfileField.UNIQUE_ID);
            default -> null;
        };
    }
}
