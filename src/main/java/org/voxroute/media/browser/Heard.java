/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.browser;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.voxroute.audio.AudioFormat;

/** How much of what the browser was sent its speaker has played, as it reports a few times a second. Thread-safe. */
final class Heard {

    /** More never waits at a browser that plays: one whose reports stop is not believed to hear nothing. */
    private static final Duration MOST = Duration.ofSeconds(2);

    private final AudioFormat format;
    private final Queue<Long> clears = new ArrayDeque<>();
    private long said;
    private long played;
    private boolean reports;

    Heard(AudioFormat format) {
        this.format = format;
    }

    synchronized void said(int samples) {
        said += samples;
    }

    /** So much was played since the beginning. */
    synchronized void played(long millis) {
        reports = true;
        played = Math.max(played, Math.min(said, samples(millis)));
    }

    /** The browser is told to drop what waits now. */
    synchronized void clear() {
        clears.add(said);
    }

    /** It did, when so much was played; what was said meanwhile waits. */
    synchronized void cleared(long millis) {
        played(millis);
        Long then = clears.poll();
        if (then != null) {
            said -= Math.max(0, then - played);
        }
    }

    /** Nothing as long as the browser has reported nothing: it is believed to play what it is given. */
    synchronized Duration unheard() {
        if (!reports) {
            return Duration.ZERO;
        }
        Duration waiting = format.duration(said - played);
        return waiting.compareTo(MOST) > 0 ? MOST : waiting;
    }

    private long samples(long millis) {
        long sane = Math.max(0, Math.min(millis, Duration.ofDays(1).toMillis()));
        return format.samples(Duration.ofMillis(sane));
    }
}
