/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Camel component {@code voice:}. {@code voice:converse} exchanges the frames of a line, {@code voice:open} opens the voice agent of a call; {@code voice:events}, {@code voice:utterances} and {@code voice:tap} tell
 * what happens and is heard, {@code voice:say}, {@code voice:press}, {@code voice:transfer} and {@code voice:hangup} act on the call.
 *
 * <p>May import: {@code voice.session}, {@code voice.spi}, {@code media}, {@code audio}, Camel, Netty (channel).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice;
