/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.util.pattern.PatternParseException;

/** Reads what stands behind {@code websocket-jsr356:}. Camel adds and takes slashes, and encodes braces. */
final class WebsocketAddress {

    private static final Pattern URL = Pattern.compile("(wss?):/+(.+)");

    private WebsocketAddress() {}

    static boolean isUrl(String address) {
        return address.startsWith("ws:") || address.startsWith("wss:");
    }

    /** @throws IllegalArgumentException if it is neither a path nor a URL of a WebSocket */
    static String normalized(String address) {
        Matcher url = URL.matcher(address);
        if (url.matches()) {
            URI parsed = URI.create(url.group(1) + "://" + url.group(2));
            if (parsed.getHost() == null || parsed.getRawUserInfo() != null) {
                throw new IllegalArgumentException(
                        "A WebSocket URL needs a host and takes no user: " + parsed.getHost());
            }
            return parsed.toString();
        }
        String path = "/" + URLDecoder.decode(address, StandardCharsets.UTF_8).replaceFirst("^/+", "");
        try {
            return WebsocketPaths.pattern(path).getPatternString();
        } catch (PatternParseException e) {
            throw new IllegalArgumentException("Not a path: " + path + ": " + e.getMessage(), e);
        }
    }
}
