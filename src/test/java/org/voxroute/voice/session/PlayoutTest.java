/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

class PlayoutTest {

    private static final int FRAME = 160;
    private static final AudioFormat FORMAT = AudioFormat.pcm16(8_000);

    private final Playout playout = new Playout(FORMAT, Duration.ofSeconds(10));

    @Test
    void isSilentWhileNobodySpeaks() {
        assertThat(playout.next(FRAME)).isEqualTo(AudioFrame.silence(AudioFormat.pcm16(8_000), FRAME));
    }

    @Test
    void cutsChunksOfAnyLengthIntoFrames() {
        var speech = playout.begin();
        speech.say(audio(1, 100));
        speech.say(audio(2, 30));
        speech.say(audio(3, 200));
        assertThat(playout.next(FRAME).toSamples()).isEqualTo(samples(1, 100, 2, 30, 3, 30));
        assertThat(playout.next(FRAME).toSamples()).isEqualTo(samples(3, 160));
    }

    @Test
    void fillsAFrameUpWithSilence() {
        playout.begin().say(audio(7, 40));
        assertThat(playout.next(FRAME).toSamples()).isEqualTo(samples(7, 40, 0, 120));
    }

    @Test
    void isAsLongAsTheLineAsks() {
        playout.begin().say(audio(7, 1_000));
        assertThat(playout.next(80).samples()).isEqualTo(80);
        assertThat(playout.next(480).samples()).isEqualTo(480);
    }

    @Test
    void isSilentFromTheNextFrameAfterBargeIn() {
        var speech = playout.begin();
        speech.say(audio(7, 1_000));
        playout.next(FRAME);
        playout.clear();
        assertThat(playout.next(FRAME).toSamples()).isEqualTo(samples(0, FRAME));
    }

    @Test
    void dropsWhatAnInterruptedSpeechStillSays() {
        var speech = playout.begin();
        playout.clear();
        assertThat(speech.say(audio(7, FRAME))).isFalse();
        assertThat(playout.next(FRAME).toSamples()).isEqualTo(samples(0, FRAME));
    }

    @Test
    void letsASpeechBeHeardThatBeganAfterBargeIn() {
        playout.begin().say(audio(7, 1_000));
        playout.clear();
        assertThat(playout.begin().say(audio(8, FRAME))).isTrue();
        assertThat(playout.next(FRAME).toSamples()).isEqualTo(samples(8, FRAME));
    }

    @Test
    void countsWhatWasHeardOfEachSpeech() {
        var first = playout.begin();
        first.say(audio(1, 200));
        var second = playout.begin();
        second.say(audio(2, 1_000));
        playout.next(FRAME);
        playout.next(FRAME);
        playout.clear();
        playout.next(FRAME);
        assertThat(first.heard()).isEqualTo(Duration.ofMillis(25));
        assertThat(second.heard()).isEqualTo(Duration.ofMillis(15));
    }

    @Test
    void countsNoSilence() {
        var speech = playout.begin();
        speech.say(audio(1, 40));
        playout.next(FRAME);
        playout.next(FRAME);
        assertThat(speech.heard()).isEqualTo(Duration.ofMillis(5));
    }

    @Test
    void aSpeechThatWasHeardWholeIsNotInterruptedLater() {
        var speech = playout.begin();
        speech.say(audio(1, FRAME));
        speech.end();
        playout.next(FRAME);
        playout.clear();
        assertThat(speech.isHeard()).isTrue();
        assertThat(speech.isInterrupted()).isFalse();
    }

    @Test
    void aSpeechThatPausedIsInterruptedToo() {
        var speech = playout.begin();
        speech.say(audio(1, FRAME));
        playout.next(FRAME);
        playout.clear();
        assertThat(speech.isInterrupted()).isTrue();
    }

    @Test
    void refusesWhatIsBeyondItsLimit() {
        var speech = playout.begin();
        assertThat(speech.say(audio(1, 80_000))).isTrue();
        assertThat(speech.say(audio(1, 1))).isFalse();
        assertThat(playout.refused()).isEqualTo(1);
        assertThat(playout.waiting()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void hasRoomAgainAtOnceAfterBargeIn() {
        playout.begin().say(audio(1, 80_000));
        playout.clear();
        assertThat(playout.begin().say(audio(2, 80_000))).isTrue();
    }

    @Test
    void refusesWhatTheLineDoesntTake() {
        var speech = playout.begin();
        var other = AudioFrame.silence(AudioFormat.mulaw(), FRAME);
        assertThatThrownBy(() -> speech.say(other)).isInstanceOf(IllegalArgumentException.class);
    }

    /** What each speech says is its own number, so a frame after barge-in must hold a number that began later. */
    @Test
    void nothingStaleIsHeardWhileAProviderGoesOn() throws Exception {
        var done = new AtomicBoolean();
        var begun = new AtomicInteger();
        ExecutorService provider = Executors.newSingleThreadExecutor();
        try {
            Future<?> speaking = provider.submit(() -> {
                while (!done.get()) {
                    int number = begun.incrementAndGet();
                    var speech = playout.begin();
                    while (!done.get() && !speech.isInterrupted()) {
                        speech.say(audio(number % 30_000, 80));
                    }
                }
            });
            for (int round = 0; round < 2_000; round++) {
                int before = begun.get();
                playout.clear();
                for (short sample : playout.next(FRAME).toSamples()) {
                    // The speech counted last may have begun before or after the clearing.
                    assertThat(sample == 0 || sample >= before).isTrue();
                }
            }
            done.set(true);
            speaking.get(5, TimeUnit.SECONDS);
        } finally {
            done.set(true);
            provider.shutdownNow();
        }
    }

    private static AudioFrame audio(int value, int samples) {
        byte[] bytes = new byte[2 * samples];
        for (int i = 0; i < samples; i++) {
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return AudioFrame.owning(FORMAT, bytes);
    }

    /** Runs of a value, each followed by its length. */
    private static short[] samples(int... runs) {
        short[] samples = new short[FRAME];
        int at = 0;
        for (int i = 0; i < runs.length; i += 2) {
            Arrays.fill(samples, at, at + runs[i + 1], (short) runs[i]);
            at += runs[i + 1];
        }
        return samples;
    }
}
