/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.RequestPath;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Finds the route for a WebSocket handshake. A path whose route is stopped is not found, so the application answers it
 * with 404 as any other unknown path; the container's own registry of endpoints could never forget one.
 */
public final class WebsocketHandlerMapping extends AbstractHandlerMapping {

    private final WebsocketPaths paths;

    public WebsocketHandlerMapping(WebsocketPaths paths) {
        this.paths = paths;
        // Before what serves files and the REST routes: a path that a route serves as WebSocket is nothing else.
        setOrder(-100);
    }

    @Override
    protected @Nullable Object getHandlerInternal(HttpServletRequest request) {
        PathContainer path = path(request);
        ServedPath served = paths.find(path);
        return served == null
                ? null
                : (HttpRequestHandler) (req, resp) -> new Upgrade(paths, served, path).handle(req, resp);
    }

    private static PathContainer path(HttpServletRequest request) {
        RequestPath parsed = ServletRequestPathUtils.hasParsedRequestPath(request)
                ? ServletRequestPathUtils.getParsedRequestPath(request)
                : ServletRequestPathUtils.parseAndCache(request);
        return parsed.pathWithinApplication();
    }
}
