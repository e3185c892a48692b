/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The query parameters of a handshake that routes may see. */
final class Query {

    private static final int MOST = 100;

    private Query() {}

    /**
     * The first value of each parameter, without secrets, and without names that look like headers which steer routes.
     *
     * @param parameters as the servlet container decoded them
     * @param secrets names that are left out, ignoring case
     */
    static Map<String, String> visible(Map<String, String[]> parameters, Set<String> secrets) {
        Map<String, String> visible = new LinkedHashMap<>();
        parameters.forEach((name, values) -> {
            if (values.length > 0 && visible.size() < MOST && isVisible(name, secrets)) {
                visible.put(name, values[0]);
            }
        });
        return visible;
    }

    private static boolean isVisible(String name, Set<String> secrets) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !lower.startsWith("camel")
                && !lower.startsWith("org.apache.camel")
                && secrets.stream().noneMatch(lower::equalsIgnoreCase);
    }
}
