/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Where a client connects. Equal targets share one connection. Prints without query and headers, which may carry
 * secrets.
 *
 * @param url {@code ws:} or {@code wss:}, without query
 * @param query parameters of the URL
 * @param headers of the handshake
 */
record Target(URI url, Map<String, String> query, Map<String, String> headers) {

    Target {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
    }

    URI withQuery() {
        if (query.isEmpty()) {
            return url;
        }
        String parameters = query.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .sorted()
                .collect(Collectors.joining("&"));
        return URI.create(url + "?" + parameters);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return url.toString();
    }
}
