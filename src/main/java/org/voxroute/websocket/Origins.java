/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whose web pages may open a WebSocket: browsers send cookies and passwords along, whoever wrote the page. */
final class Origins {

    private Origins() {}

    /**
     * @param allowed see {@link PathOptions#origins()}
     * @param origin the header, null from programs that are not browsers
     * @param host the header {@code Host} of the same request
     */
    static boolean allow(Set<String> allowed, @Nullable String origin, @Nullable String host) {
        if (origin == null || allowed.contains("*")) {
            return true;
        }
        if (!allowed.isEmpty()) {
            return allowed.stream().anyMatch(origin::equalsIgnoreCase);
        }
        return host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static @Nullable String authority(String origin) {
        try {
            return URI.create(origin).getAuthority();
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
