/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a handshake said that routes and logs are not shown. Immutable; prints nothing. */
final class Secrets {

    static final Secrets NONE = new Secrets(Map.of());

    private final Map<String, String> values;

    private Secrets(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /**
     * Those of the path win over those of the query.
     *
     * @param names in any case
     * @param query as the servlet container decoded it
     * @param variables of the path
     */
    static Secrets of(Set<String> names, Map<String, String[]> query, Map<String, String> variables) {
        Map<String, String> values = new HashMap<>();
        query.forEach((name, given) -> {
            if (given.length > 0 && isSecret(names, name)) {
                values.put(name.toLowerCase(Locale.ROOT), given[0]);
            }
        });
        variables.forEach((name, value) -> {
            // A variable for the rest of a path begins with its slash, and may stand for nothing.
            String text = value.startsWith("/") ? value.substring(1) : value;
            if (!text.isEmpty() && isSecret(names, name)) {
                values.put(name.toLowerCase(Locale.ROOT), text);
            }
        });
        return new Secrets(values);
    }

    static boolean isSecret(Set<String> names, String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    @Nullable
    String get(String name) {
        return values.get(name.toLowerCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return values.keySet().toString();
    }
}
