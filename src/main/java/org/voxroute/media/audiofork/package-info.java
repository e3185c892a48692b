/* SPDX-License-Identifier: Apache-2.0 */
/**
 * FreeSWITCH's mod_audio_fork (drachtio, jambonz): the messages of its WebSocket.
 *
 * <p>May import: {@code media.websocket}, {@code websocket}, {@code audio}, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.media.audiofork;
