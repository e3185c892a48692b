/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Text to speech without a network, sentence by sentence: the first is heard while the second is made.
 *
 * <p>{@link org.voxroute.provider.local.synthesis.SpeechSynthesizer} is the engine: flite where the native library is
 * there, FreeTTS in Java where it isn't. Sound is 16-bit mono at the engine's own rate; whoever needs another converts it.
 *
 * <p>May import: JNA, FreeTTS.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.local.synthesis;
