/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Camel component {@code voice:}. {@code voice:converse} exchanges the frames of a line, {@code voice:open} opens the voice agent of a call.
 *
 * <p>May import: {@code voice.session}, {@code voice.spi}, {@code media}, {@code audio}, Camel, Netty (channel).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice;
