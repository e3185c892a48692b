/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

/**
 * A word of a spoken sentence, or the whole where the voice doesn't say where its words end.
 *
 * @param text as it stands in the sentence, with its punctuation
 * @param end sample after its last one, counted from the sentence's beginning
 */
public record SpokenWord(String text, int end) {}
