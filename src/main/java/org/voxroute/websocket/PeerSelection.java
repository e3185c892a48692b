/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which peers a message is for.
 *
 * @param filters query parameter to header name: a peer that gave the parameter gets only messages with its value
 * @param defaults what a peer that did not give a parameter is taken to have given
 * @param claims claim to header name: a peer gets only messages with the value of its claim
 */
record PeerSelection(Map<String, String> filters, Map<String, String> defaults, Map<String, String> claims) {

    static PeerSelection of(WebsocketOptions options) {
        return new PeerSelection(texts(options.getFilters()), texts(options.getDefaults()), texts(options.getClaims()));
    }

    /** @param headers of the message, as texts */
    Predicate<Peer> of(Function<String, @Nullable String> headers) {
        Map<String, @Nullable String> query = values(filters, headers);
        Map<String, @Nullable String> tokens = values(claims, headers);
        return peer -> passesFilters(peer.handshake(), query) && passesClaims(peer.handshake(), tokens);
    }

    private boolean passesFilters(Handshake handshake, Map<String, @Nullable String> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> {
            String asked = handshake.query().getOrDefault(entry.getKey(), defaults.get(entry.getKey()));
            return asked == null || asked.equals(entry.getValue());
        });
    }

    private static boolean passesClaims(Handshake handshake, Map<String, @Nullable String> wanted) {
        return wanted.entrySet().stream().allMatch(entry -> {
            Object claim = handshake.claims().get(entry.getKey());
            return claim != null && String.valueOf(claim).equals(entry.getValue());
        });
    }

    private static Map<String, @Nullable String> values(
            Map<String, String> names, Function<String, @Nullable String> headers) {
        Map<String, @Nullable String> values = new HashMap<>();
        names.forEach((name, header) -> values.put(name, headers.apply(header)));
        return values;
    }

    private static Map<String, String> texts(Map<String, Object> map) {
        Map<String, String> texts = new HashMap<>();
        map.forEach((name, value) -> texts.put(name, Objects.toString(value)));
        return Map.copyOf(texts);
    }
}
