/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A browser's microphone and speaker: the messages between the hub's page and the hub.
 *
 * <p>May import: {@code media.websocket}, {@code websocket}, {@code audio}, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.media.browser;
