/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The wire of FreeSWITCH's event socket: frames to messages, commands to frames. Knows bytes, not connections.
 *
 * <p>May import: Netty (buffer, codec).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.esl.codec;
