/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.websocket.Claims;
import org.voxroute.websocket.WebsocketHandlerMapping;
import org.voxroute.websocket.WebsocketPaths;

/** WebSocket paths on the application's port; routes bring and take them with {@code websocket-jsr356:}. */
@Configuration(proxyBeanMethods = false)
class WebsocketConfiguration {

    @Bean
    WebsocketPaths websocketPaths(ObjectProvider<Claims> claims) {
        return new WebsocketPaths(claims.getIfAvailable(() -> Claims.NONE));
    }

    @Bean
    WebsocketHandlerMapping websocketHandlerMapping(WebsocketPaths paths) {
        return new WebsocketHandlerMapping(paths);
    }
}
