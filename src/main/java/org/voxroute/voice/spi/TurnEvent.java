/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

/** What a voice agent notices of the conversation. */
public enum TurnEvent {
    /** Something is heard that may be a barge-in: what waits to be heard is held back until {@link #RESUMED} or {@link #CALLER_STARTED}. */
    HELD,
    /** It was none (a cough, a "yeah"): what waits goes on where it was. */
    RESUMED,
    /** The caller began to speak: barge-in, if the voice agent speaks. */
    CALLER_STARTED,
    /** The caller's turn is over. */
    CALLER_STOPPED,
    /** What is said from now on is one answer. */
    ANSWER_STARTED,
    /** The answer is said, though not yet heard. */
    ANSWER_ENDED
}
