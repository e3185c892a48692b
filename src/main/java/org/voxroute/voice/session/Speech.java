/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.voxroute.audio.AudioFrame;

/**
 * What a voice agent says at a time: an answer, a greeting. Its audio may come in chunks of any length, from one thread at a time; once the caller barged in, what still comes is dropped.
 */
public final class Speech {

    private final Playout playout;
    private final Playout.Waiting waiting;
    private final AtomicLong said = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean ended;

    Speech(Playout playout, Playout.Waiting waiting) {
        this.playout = playout;
        this.waiting = waiting;
    }

    /**
     * Adds audio to what is to be heard.
     *
     * @param chunk in the playout's format, of any length
     * @return whether it waits to be heard now: not after barge-in, and not if too much waits already
     */
    public boolean say(AudioFrame chunk) {
        // Counted before it can be heard, so that never more is heard than was said.
        int samples = chunk.samples();
        said.addAndGet(samples);
        boolean taken = playout.add(this, waiting, chunk);
        if (!taken) {
            said.addAndGet(-samples);
        }
        return taken;
    }

    /** All is said, though not yet heard. */
    public void end() {
        ended = true;
    }

    boolean isEnded() {
        return ended;
    }

    /** How much of it the caller heard, as far as his line tells, from any thread. What waits, or was cleared, doesn't count. */
    public Duration heard() {
        return playout.format().duration(playedSamples());
    }

    /** The same in samples. */
    long playedSamples() {
        long given = heard.get();
        // What the line has not played is the end of what it was given.
        return isHeard() ? given : Math.max(0, given - samples(playout.unheard()));
    }

    /** Whether all of it was given to the line. */
    public boolean isHeard() {
        return ended && heard.get() == said.get();
    }

    /** Whether the caller barged in before all was heard. */
    public boolean isInterrupted() {
        return !playout.isOpen(waiting) && !isHeard();
    }

    /** Samples that the line was given, whether it has played them or not. */
    long heardSamples() {
        return heard.get();
    }

    long saidSamples() {
        return said.get();
    }

    /** So long in samples of the line. */
    long samples(Duration length) {
        return playout.format().samples(length);
    }

    void heard(int samples) {
        heard.addAndGet(samples);
    }
}
