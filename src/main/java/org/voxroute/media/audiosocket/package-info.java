/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The wire of Asterisk's AudioSocket: bytes to messages of a line, and back. Knows frames, not calls.
 *
 * <p>{@link org.voxroute.media.audiosocket.AudioSocketDecoder} reads what one side sends, {@link org.voxroute.media.audiosocket.AudioSocketEncoder} writes it; both know which side that is,
 * as either may say what the other may not.
 *
 * <p>May import: {@code audio}, Netty (buffer, channel, codec).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.media.audiosocket;
