/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Speech to text without a network: what a caller says, out of what the dialogue expects to be said.
 *
 * <p>{@link org.voxroute.provider.local.recognition.SpeechRecognizer} is the engine,
 * {@link org.voxroute.provider.local.recognition.Recognition} one call's use of it. PocketSphinx does it where the native
 * library is there, Sphinx4 in Java where it isn't. Sound is 16-bit mono at 16 kHz; whoever has another rate converts it.
 *
 * <p>May import: provider.local.grammar, JNA, Sphinx4.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.provider.local.recognition;
