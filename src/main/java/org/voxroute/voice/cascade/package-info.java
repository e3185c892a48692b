/* SPDX-License-Identifier: Apache-2.0 */
/**
 * A voice agent composed of four exchangeable parts: speech detection, speech to text, a language model and text to speech. {@link org.voxroute.voice.cascade.Cascade} opens one for a call.
 *
 * <p>{@link org.voxroute.voice.cascade.TurnTaking} decides who has the word, by time that is counted in audio; the rest obeys it. All that belongs to one call happens in one {@link org.voxroute.voice.cascade.CallWork}, never on
 * the line's thread.
 *
 * <p>May import: {@code voice.spi}, {@code audio}.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice.cascade;
