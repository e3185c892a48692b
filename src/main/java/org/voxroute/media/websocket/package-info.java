/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the media transports over WebSocket have in common: a line over one connection with a thread of its own, who may attach, which frames are taken. Each transport's messages are in a package of its own.
 *
 * <p>May import: {@code media}, {@code websocket}, {@code audio}, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.media.websocket;
