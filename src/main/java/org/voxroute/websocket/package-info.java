/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Camel component {@code websocket-jsr356:}: WebSockets on the application's own HTTP port, and as a client. Knows
 * no calls.
 *
 * <p>The server side stands on the servlet container's WebSocket (Jakarta) behind a Spring {@code HandlerMapping}, the
 * client side on the JDK's. Both end in a {@code Peer}, which bounds what one connection may cost.
 *
 * <p>May import: Camel, jakarta.websocket, Spring's WebSocket support.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.websocket;
