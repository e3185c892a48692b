/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

/**
 * What a language model expects the caller to answer.
 *
 * @param context in words that it shares with its recogniser, such as the state of a dialogue; empty for anything
 * @param keys how many keys of the telephone make an answer: 1 in a menu; 0 if only {@code #} or a pause ends it
 * @param patience whether the caller asked for time: he isn't asked whether he is there as soon as usual
 */
public record Expected(String context, int keys, boolean patience) {

    public static final Expected ANYTHING = new Expected("", 0, false);
}
