/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The wire of FreeSWITCH's event socket: frames to messages, commands to frames. Knows bytes, not connections.
 *
 * <p>{@link org.voxroute.esl.codec.EslDecoder} finds the frames, {@link org.voxroute.esl.codec.EslMessage} is one of them, and
 * {@link org.voxroute.esl.codec.EslEvent} reads what is asked of an event out of its bytes; {@link org.voxroute.esl.codec.EslEncoder} writes commands.
 *
 * <p>May import: Netty (buffer, channel, codec).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.esl.codec;
