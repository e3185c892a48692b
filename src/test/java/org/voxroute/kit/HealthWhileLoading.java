/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Route;
import org.apache.camel.support.LifecycleStrategySupport;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;

/**
 * Asks a hub for its health before each route that it loads, as somebody does who waits for it. A bean of the hub whose property
 * {@code spring.main.sources} names this class.
 */
public final class HealthWhileLoading extends LifecycleStrategySupport {

    private static final int NOBODY_LISTENS = 0;

    private final ApplicationContext hub;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();

    public HealthWhileLoading(ApplicationContext hub) {
        this.hub = hub;
    }

    /** The status by route; 0 where nobody listened yet. */
    public Map<String, Integer> answers() {
        return Map.copyOf(answers);
    }

    @Override
    public void onRoutesAdd(Collection<Route> routes) {
        routes.forEach(route -> answers.put(route.getId(), ask()));
    }

    private int ask() {
        int port = ((ServletWebServerApplicationContext) hub).getWebServer().getPort();
        if (port <= 0) {
            return NOBODY_LISTENS;
        }
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
                .timeout(Duration.ofSeconds(20))
                .build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NOBODY_LISTENS;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
