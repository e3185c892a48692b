/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.function.Consumer;
import org.voxroute.audio.Line;
import org.voxroute.voice.spi.VoiceAgent;

/**
 * The caller speaks over the voice agent: what waits is not heard any more, what he was given of the answer is its end, and the agent learns how much that was.
 */
final class BargeIn {

    private final Line line;
    private final Answers answers;
    private final Seat seat;
    private final Consumer<Runnable> onLine;

    /** @param onLine runs a task on the line's thread, or drops it if the line is gone */
    BargeIn(Line line, Answers answers, Seat seat, Consumer<Runnable> onLine) {
        this.line = line;
        this.answers = answers;
        this.seat = seat;
        this.onLine = onLine;
    }

    /** From the next frame on the line is silent. From any thread. */
    void into(Playout speaking) {
        boolean audible = !speaking.waiting().isZero() || !line.unheard().isZero();
        speaking.clear();
        onLine.accept(() -> interrupted(audible));
    }

    /** On the line's thread, which knows to the frame what was heard, and has said what it took before the playout was cleared. */
    private void interrupted(boolean audible) {
        if (audible) {
            line.clear();
        }
        Duration heard = answers.interrupted();
        VoiceAgent agent = seat.agent();
        if (heard != null && agent != null) {
            agent.interrupted(heard);
        }
    }
}
