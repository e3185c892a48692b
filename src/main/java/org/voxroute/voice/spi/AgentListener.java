/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.time.Duration;
import org.voxroute.audio.AudioFrame;

/** Is told what a voice agent says and notices. From one thread at a time, any but none that may not wait: nothing here blocks. */
public interface AgentListener {

    /**
     * A chunk of what it says, of any length and format, as fast as it comes: it waits to be heard.
     *
     * @return whether it will be heard; not after the caller barged in, until the next {@link TurnEvent#ANSWER_STARTED}, and not if too much waits already
     */
    boolean audio(AudioFrame chunk);

    /**
     * What the audio says that comes next: so it is known which words were heard when the caller barges in.
     *
     * @param text a sentence or less, as it stands in the transcript
     * @param length of the audio that says it
     */
    default void saying(String text, Duration length) {}

    /**
     * A moment of the present turn, for its latency.
     *
     * @param nanos {@link System#nanoTime} then
     */
    default void mark(TurnMark mark, long nanos) {}

    void turn(TurnEvent event);

    void transcript(Transcript transcript);

    /** How much of what it said waits to be heard, {@link TurnEvent#HELD} or not. From any thread, at once. */
    default Duration waiting() {
        return Duration.ZERO;
    }

    /** It can't go on; nothing comes after it. */
    void failed(ProviderError error);

    /** It wants the call to end once all that it said was heard. */
    void hangUp();

    /** It wants a person to go on with the caller once all that it said was heard. Where nobody can, the call ends. */
    default void transfer() {
        hangUp();
    }
}
