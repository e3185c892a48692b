/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

/** Moments between the end of the caller's speech and the answer, in their order: what the latency of a turn is made of. */
public enum TurnMark {
    /** The caller's last sound of speech. */
    SPEECH_ENDED,
    /** It is decided that the turn is over. */
    ENDPOINTED,
    /** What was said is known and won't change. */
    TRANSCRIBED,
    /** The first word of the answer is known. */
    FIRST_TOKEN,
    /** The first sound of the answer is known. */
    FIRST_AUDIO
}
