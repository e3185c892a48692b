/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.security.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern.PathMatchInfo;

/** One handshake on a served path: answered with 426, 403 or 503, or turned into a connection. */
final class Upgrade {

    private final WebsocketPaths paths;
    private final ServedPath served;
    private final PathContainer path;

    Upgrade(WebsocketPaths paths, ServedPath served, PathContainer path) {
        this.paths = paths;
        this.served = served;
        this.path = path;
    }

    void handle(HttpServletRequest request, HttpServletResponse response) throws IOException, ServletException {
        if (!"GET".equals(request.getMethod()) || !"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            response.setHeader("Upgrade", "websocket");
            response.sendError(426, "This path speaks WebSocket");
            return;
        }
        if (!Origins.allow(served.options().origins(), request.getHeader("Origin"), request.getHeader("Host"))) {
            paths.countRefused();
            response.sendError(HttpServletResponse.SC_FORBIDDEN, "Pages of this origin may not connect");
            return;
        }
        if (served.isFull()) {
            paths.countRefused();
            response.setIntHeader("Retry-After", 5);
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE, "Too many connections");
            return;
        }
        try {
            upgrade(request, response);
        } catch (DeploymentException e) {
            throw new ServletException(e);
        }
    }

    private void upgrade(HttpServletRequest request, HttpServletResponse response)
            throws IOException, DeploymentException {
        var config = ServerEndpointConfig.Builder.create(
                        ContainerEndpoint.class, served.pattern().getPatternString())
                .subprotocols(List.copyOf(served.options().subprotocols()))
                .configurator(new OneEndpoint(served.endpoint(handshake(request), secrets(request))))
                .build();
        container(request).upgradeHttpToWebSocket(request, response, config, Map.of());
    }

    private Handshake handshake(HttpServletRequest request) {
        Principal principal = request.getUserPrincipal();
        Map<String, String> shown = new HashMap<>(variables());
        boolean hasSecret = shown.keySet()
                .removeIf(name -> Secrets.isSecret(served.options().secretParameters(), name));
        return new Handshake(
                hasSecret ? served.pattern().getPatternString() : path.value(),
                shown,
                Query.visible(request.getParameterMap(), served.options().secretParameters()),
                principal == null ? null : principal.getName(),
                paths.claims().of(principal),
                request.getRemoteAddr());
    }

    private Secrets secrets(HttpServletRequest request) {
        return Secrets.of(served.options().secretParameters(), request.getParameterMap(), variables());
    }

    private Map<String, String> variables() {
        PathMatchInfo match = served.pattern().matchAndExtract(path);
        return match == null ? Map.of() : match.getUriVariables();
    }

    private static ServerContainer container(HttpServletRequest request) {
        Object container = request.getServletContext().getAttribute(ServerContainer.class.getName());
        if (container instanceof ServerContainer found) {
            return found;
        }
        throw new IllegalStateException("The servlet container has no WebSocket support");
    }

    /**
     * Gives the container the endpoint of this very handshake. Agrees on no extension: compression would cost each
     * connection some hundred kilobytes.
     */
    private static final class OneEndpoint extends ServerEndpointConfig.Configurator {

        private final ContainerEndpoint endpoint;

        OneEndpoint(ContainerEndpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(endpoint);
        }

        @Override
        public boolean checkOrigin(@Nullable String origin) {
            return true;
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }
}
