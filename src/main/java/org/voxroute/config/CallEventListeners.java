/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Predicate;
import org.apache.camel.Route;
import org.voxroute.websocket.WebsocketPaths;

/** Whether anybody in this hub listens to call events: someone on a WebSocket, or a route. Safe on any thread. */
final class CallEventListeners implements Predicate {

    private static final String FOR_ROUTES = "direct://call-events";

    private final WebsocketPaths paths;

    CallEventListeners(WebsocketPaths paths) {
        this.paths = paths;
    }

    @Override
    public void init(CamelContext context) {
        // Nothing to prepare: routes come and go while the hub runs.
    }

    @Override
    public void initPredicate(CamelContext context) {
        init(context);
    }

    @Override
    public boolean matches(Exchange exchange) {
        return paths.sessions() > 0
                || exchange.getContext().getRoutes().stream().anyMatch(CallEventListeners::hears);
    }

    private static boolean hears(Route route) {
        String uri = route.getEndpoint().getEndpointUri();
        return uri.equals(FOR_ROUTES) || uri.startsWith(FOR_ROUTES + "?");
    }
}
