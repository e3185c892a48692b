/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import org.voxroute.voice.cascade.CascadeSettings.Ending;
import org.voxroute.voice.spi.LanguageModel.Completeness;

/** How much silence ends a turn: less after a whole answer, more after half a one, and more for a caller who is used to pause. Milliseconds. */
final class Hangover {

    /** Shorter ones are between words, of every speaker. */
    private static final long A_PAUSE = 200;
    /** Longer than his pauses were so far, since they vary. */
    private static final double ROOM = 1.25;
    /** A caller who doesn't pause any more is forgotten to have done so, turn by turn. */
    private static final double FORGETTING = 0.85;

    private final Ending ending;
    private double learned;

    Hangover(Ending ending) {
        this.ending = ending;
    }

    long length(Completeness completeness) {
        double length = switch (completeness) {
            // What the grammar calls whole is whole for a slow speaker too, mostly.
            case FINISHED -> Math.max(ending.finished().toMillis(), learned / 2);
            case OPEN, UNKNOWN -> Math.max(ending.open().toMillis(), learned);
            case UNFINISHED -> Math.max(ending.unfinished().toMillis(), learned);
        };
        return Math.round(
                Math.min(ending.most().toMillis(), Math.max(ending.least().toMillis(), length)));
    }

    /** The caller went on after so much silence: within his turn, or after it was taken for over. */
    void paused(long silence) {
        if (silence >= A_PAUSE) {
            learned = Math.min(ending.most().toMillis(), Math.max(learned, silence * ROOM));
        }
    }

    void turnOver() {
        learned *= FORGETTING;
    }
}
