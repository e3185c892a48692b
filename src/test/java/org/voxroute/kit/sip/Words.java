/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a telephone says, to be heard again by itself: two seconds of noise that is like no other.
 *
 * @param said as a perfect line brings it
 * @param place of it among what the telephone sends
 * @param heardBefore samples that the telephone had heard by then
 */
public record Words(SipCall call, short[] said, int place, int heardBefore) {

    private static final int MILLIS = 2_000;
    /** What is looked for: so long a piece, each for itself. */
    private static final int PIECE_MILLIS = 60;
    /** Of the pieces; on a busy machine a frame may come too late for Asterisk. */
    private static final double ENOUGH = 0.9;
    /** Generous: the line itself takes a millisecond. */
    private static final long MAX_DELAY_MILLIS = 300;

    public static Words by(SipCall call, long seed) {
        short[] said = call.codec().over(Sound.noise(call.codec().samples(MILLIS), seed));
        int heardBefore = call.answered().heard().length();
        return new Words(call, said, call.say(said), heardBefore);
    }

    /** They come back sample by sample, soon, and no packet is missing or of another length. */
    public void comeBack() {
        await().pollDelay(Duration.ZERO).atMost(10, SECONDS).until(() -> !call.isSaying());
        await("words that come back")
                .pollDelay(Duration.ZERO)
                .atMost(5, SECONDS)
                .pollInterval(200, MILLISECONDS)
                .untilAsserted(() -> {
                    List<Long> delays = delays();
                    assertThat(delays).hasSizeGreaterThanOrEqualTo((int) (ENOUGH * pieces()));
                    assertThat(delays.get(delays.size() / 2)).isBetween(0L, MAX_DELAY_MILLIS);
                });
        assertThat(call.heard().lost()).isZero();
        assertThat(call.heard().sizes()).containsOnly(call.codec().samples(call.agreedPtime()));
    }

    /** The second half comes back nearly so. */
    public void comeBackAlike(double likeness) {
        await().pollDelay(Duration.ZERO).atMost(10, SECONDS).until(() -> !call.isSaying());
        short[] half = Sound.part(said, said.length / 2, said.length / 4);
        await().atMost(5, SECONDS)
                .pollInterval(500, MILLISECONDS)
                .untilAsserted(() -> assertThat(Sound.find(half, call.heard().samples(), heardBefore)
                                .likeness())
                        .isGreaterThan(likeness));
    }

    /** Pieces of the last three quarters: the voice agent may come after the first words. */
    private int pieces() {
        return (MILLIS - MILLIS / 4) / PIECE_MILLIS;
    }

    /** Of the pieces that came back in their order: milliseconds until they were there. */
    private List<Long> delays() {
        short[] heard = call.heard().samples();
        int length = call.codec().samples(PIECE_MILLIS);
        List<Long> delays = new ArrayList<>();
        int from = heardBefore;
        for (int piece = 0; piece < pieces(); piece++) {
            int at = said.length / 4 + piece * length;
            int found = Sound.at(Sound.part(said, at, length), heard, from);
            if (found >= 0) {
                from = found + length;
                delays.add((call.heard().arrivedAt(found) - call.sentAt(place + at)) / 1_000_000);
            }
        }
        delays.sort(null);
        return delays;
    }
}
