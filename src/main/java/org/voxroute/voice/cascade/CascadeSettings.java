/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;

/**
 * How a cascade takes turns. The defaults are those of the measurements in docs/local-voice.md.
 *
 * @param hearing what counts as speech
 * @param ending when a caller's turn is over
 * @param keys pause after which the keys that were pressed are the answer
 * @param words said by itself when a part fails
 */
public record CascadeSettings(Hearing hearing, Ending ending, Duration keys, Words words) {

    public static final CascadeSettings USUAL =
            new CascadeSettings(Hearing.USUAL, Ending.USUAL, Duration.ofSeconds(2), Words.ENGLISH);

    /**
     * What counts as speech.
     *
     * @param on probability with which speech begins
     * @param off below it speech ends
     * @param start so much speech begins a turn while the voice agent is silent
     * @param hold so much speech over the voice agent holds it back
     * @param sure so much, with words that are no mere "yeah", is a barge-in
     * @param longest so much is a barge-in whatever was recognised: no "yeah" takes as long
     * @param over so much silence ends what held the voice agent back
     */
    public record Hearing(
            float on, float off, Duration start, Duration hold, Duration sure, Duration longest, Duration over) {

        public static final Hearing USUAL =
                new Hearing(0.5f, 0.35f, millis(96), millis(96), millis(800), millis(1_120), millis(224));

        public Hearing {
            if (off > on || off < 0 || on > 1) {
                throw new IllegalArgumentException(
                        "Speech must begin above the probability at which it ends, within 0 to 1");
            }
            if (hold.compareTo(sure) > 0 || sure.compareTo(longest) > 0) {
                throw new IllegalArgumentException("hold, sure and longest must come in this order");
            }
        }
    }

    /**
     * When a caller's turn is over: after so much silence.
     *
     * @param finished after what sounds like a whole answer
     * @param open after what may be all
     * @param unfinished after what can't be all
     * @param least however sure
     * @param most however much the caller is used to pause
     */
    public record Ending(Duration finished, Duration open, Duration unfinished, Duration least, Duration most) {

        public static final Ending USUAL =
                new Ending(millis(350), millis(650), millis(1_200), millis(250), millis(2_000));

        public Ending {
            if (least.compareTo(most) > 0) {
                throw new IllegalArgumentException("The least pause that ends a turn is longer than the longest");
            }
        }
    }

    /**
     * What it says by itself.
     *
     * @param notHeard the recogniser failed
     * @param failed the language model failed
     * @param goodbye to a caller who says nothing any more
     */
    public record Words(String notHeard, String failed, String goodbye) {

        public static final Words ENGLISH = new Words(
                "Sorry, I could not hear that. Please say it again.",
                "Sorry, something went wrong. Please say that again.",
                "I can't hear you. Goodbye.");
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
