/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * The WebSocket paths that routes serve at the moment, on the application's own port. The one meeting point of Camel
 * and the web server: a bean of the application, which the component looks up when a route starts. Safe on any thread.
 */
public final class WebsocketPaths {

    private final List<ServedPath> served = new CopyOnWriteArrayList<>();
    private final Claims claims;
    private final AtomicLong refused = new AtomicLong();

    /** @param claims reads the tokens of those who connect */
    public WebsocketPaths(Claims claims) {
        this.claims = claims;
    }

    /** Connections that are open now, on all paths. */
    public int sessions() {
        return served.stream().mapToInt(path -> path.peers().size()).sum();
    }

    /** Handshakes that were refused since the start, for their origin or because a path was full. */
    public long refused() {
        return refused.get();
    }

    Claims claims() {
        return claims;
    }

    void countRefused() {
        refused.incrementAndGet();
    }

    /** The pattern of a path as routes write it; <code>{name}</code> stands for one segment. */
    static PathPattern pattern(String path) {
        return PathPatternParser.defaultInstance.parse(path);
    }

    /** @throws IllegalStateException if another route serves the same path */
    synchronized void add(ServedPath path) {
        if (of(path.pattern()) != null) {
            throw new IllegalStateException("The WebSocket path " + path.pattern() + " is served by another route");
        }
        served.add(path);
    }

    synchronized void remove(ServedPath path) {
        served.remove(path);
    }

    @Nullable
    ServedPath of(PathPattern pattern) {
        return served.stream()
                .filter(path -> path.pattern().equals(pattern))
                .findFirst()
                .orElse(null);
    }

    /** The path that fits best, as Spring ranks patterns. */
    @Nullable
    ServedPath find(PathContainer path) {
        return served.stream()
                .filter(candidate -> candidate.pattern().matches(path))
                .min(Comparator.comparing(ServedPath::pattern))
                .orElse(null);
    }
}
