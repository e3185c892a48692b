/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.core.Authentication;
import org.voxroute.security.CurrentTenant;
import org.voxroute.websocket.WebsocketHandlerMapping;
import org.voxroute.websocket.WebsocketPaths;

/** WebSocket paths on the application's port; routes bring and take them with {@code websocket-jsr356:}. */
@Configuration(proxyBeanMethods = false)
class WebsocketConfiguration {

    /** The claim of a peer that says whose calls it may see. */
    static final String TENANT = "tenant_id";

    @Bean
    WebsocketPaths websocketPaths(VoxrouteProperties properties) {
        boolean open = properties.security().isOff();
        return new WebsocketPaths(principal -> open ? Map.of(TENANT, CurrentTenant.DEFAULT) : tenantOf(principal));
    }

    @Bean
    CallEventListeners callEventListeners(WebsocketPaths paths) {
        return new CallEventListeners(paths);
    }

    @Bean
    WebsocketHandlerMapping websocketHandlerMapping(WebsocketPaths paths) {
        return new WebsocketHandlerMapping(paths);
    }

    private static Map<String, Object> tenantOf(@Nullable Principal principal) {
        Integer tenant = principal instanceof Authentication user ? CurrentTenant.of(user.getPrincipal()) : null;
        return tenant == null ? Map.of() : Map.of(TENANT, tenant);
    }
}
