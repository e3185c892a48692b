/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The Camel component {@code websocket-jsr356:}: WebSockets on the application's own HTTP port, and as a client.
 *
 * <p>May import: Camel, jakarta.websocket, Spring's WebSocket support.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.websocket;
