/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.spi.Transcript.Speaker;

class TapCutterTest {

    private static final int RATE = 8_000;
    private static final int FRAME = 160;
    private static final int HEADER = 44;
    private static final Instant BEGAN = Instant.parse("2026-01-01T00:00:00Z");

    private final List<TapCutter.Piece> pieces = new ArrayList<>();

    @Test
    void aBlockHasTheCallerOnTheLeftAndTheAgentOnTheRight() {
        TapCutter cutter = blocks(TapSide.BOTH, 100);
        for (int i = 1; i <= 5; i++) {
            cutter.frames(frame(i), frame(10 * i), pieces::add);
        }
        short[] samples = samples(pieces.get(0));
        assertThat(samples).hasSize(2 * 800);
        assertThat(samples[0]).isEqualTo((short) 1);
        assertThat(samples[1]).isEqualTo((short) 10);
        assertThat(samples[2 * 799]).isEqualTo((short) 5);
        assertThat(samples[2 * 799 + 1]).isEqualTo((short) 50);
    }

    @Test
    void blocksFollowEachOther() {
        TapCutter cutter = blocks(TapSide.CALLER, 100);
        for (int i = 1; i <= 12; i++) {
            cutter.frames(frame(i), frame(0), pieces::add);
        }
        cutter.end(pieces::add);
        assertThat(pieces)
                .extracting(TapCutter.Piece::from)
                .containsExactly(Duration.ZERO, Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(samples(pieces.get(1))[0]).isEqualTo((short) 6);
        assertThat(samples(pieces.get(2))).hasSize(2 * FRAME);
    }

    @Test
    void aPauseOfTheCallersIsSilenceInItsPlace() {
        TapCutter cutter = blocks(TapSide.CALLER, 100);
        cutter.frames(frame(1), frame(0), pieces::add);
        cutter.frames(null, frame(0), pieces::add);
        cutter.frames(null, frame(0), pieces::add);
        cutter.frames(frame(4), frame(0), pieces::add);
        cutter.frames(frame(5), frame(0), pieces::add);
        short[] samples = samples(pieces.get(0));
        assertThat(samples).hasSize(800);
        assertThat(firsts(samples)).contains((short) 1, (short) 4, (short) 5, (short) 0);
        assertThat(firsts(samples)).endsWith((short) 5);
    }

    @Test
    void framesThatWereLateFillTheGapThatTheyLeft() {
        TapCutter cutter = blocks(TapSide.CALLER, 100);
        cutter.frames(frame(1), frame(0), pieces::add);
        cutter.frames(null, frame(0), pieces::add);
        cutter.frames(null, frame(0), pieces::add);
        cutter.frames(frame(2), null, pieces::add);
        cutter.frames(frame(3), null, pieces::add);
        cutter.frames(frame(4), frame(0), pieces::add);
        cutter.frames(frame(5), frame(0), pieces::add);
        assertThat(firsts(samples(pieces.get(0))))
                .containsExactly((short) 1, (short) 2, (short) 3, (short) 4, (short) 5);
    }

    @Test
    void framesThatCameAfterTheirBlockWasCutAreLeftOut() {
        TapCutter cutter = blocks(TapSide.CALLER, 100);
        for (int i = 0; i < 5; i++) {
            cutter.frames(null, frame(0), pieces::add);
        }
        for (int i = 1; i <= 5; i++) {
            cutter.frames(frame(i), null, pieces::add);
        }
        for (int i = 6; i <= 10; i++) {
            cutter.frames(frame(i), frame(0), pieces::add);
        }
        assertThat(firsts(samples(pieces.get(0)))).containsOnly((short) 0);
        assertThat(firsts(samples(pieces.get(1))))
                .containsExactly((short) 6, (short) 7, (short) 8, (short) 9, (short) 10);
    }

    @Test
    void anUtteranceIsItsAudioWithALittleBeforeAndAfter() {
        var options = new VoiceOptions();
        options.setUnit(TapUnit.UTTERANCE);
        var cutter = new TapCutter(RATE, options);
        cutter.begin(BEGAN);
        for (int i = 0; i < 100; i++) {
            cutter.frames(frame(i), frame(0), pieces::add);
        }
        cutter.said(utterance(1_000, 1_400), pieces::add);
        TapCutter.Piece piece = pieces.get(0);
        assertThat(piece.from()).isEqualTo(Duration.ofMillis(800));
        short[] samples = samples(piece);
        assertThat(samples).hasSize(RATE * 800 / 1_000);
        assertThat(samples[0]).isEqualTo((short) 40);
        assertThat(samples[samples.length - 1]).isEqualTo((short) 79);
    }

    @Test
    void ofACallThatLastsLongOnlyTheEndIsKept() {
        var options = new VoiceOptions();
        options.setUnit(TapUnit.UTTERANCE);
        var cutter = new TapCutter(RATE, options);
        cutter.begin(BEGAN);
        for (int i = 0; i < 50 * 100; i++) {
            cutter.frames(frame(i), frame(0), pieces::add);
        }
        cutter.said(utterance(99_000, 99_500), pieces::add);
        assertThat(samples(pieces.get(0))[0]).isEqualTo((short) (50 * 98.8));
        cutter.said(utterance(1_000, 2_000), pieces::add);
        assertThat(pieces).as("what is gone").hasSize(1);
    }

    private static VoiceEvent.Utterance utterance(long from, long to) {
        return new VoiceEvent.Utterance(
                UUID.randomUUID(),
                BEGAN.plusMillis(to),
                1,
                Speaker.CALLER,
                "hello",
                BEGAN.plusMillis(from),
                null,
                null);
    }

    private static TapCutter blocks(TapSide side, long millis) {
        var options = new VoiceOptions();
        options.setSide(side);
        options.setBlock(millis);
        return new TapCutter(RATE, options);
    }

    private static AudioFrame frame(int value) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * FRAME).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            bytes.putShort((short) value);
        }
        return AudioFrame.owning(AudioFormat.pcm16(RATE), bytes.array());
    }

    private static short[] samples(TapCutter.Piece piece) {
        byte[] wav = piece.wav();
        short[] samples = new short[(wav.length - HEADER) / 2];
        ByteBuffer.wrap(Arrays.copyOfRange(wav, HEADER, wav.length))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        return samples;
    }

    private static List<Short> firsts(short[] samples) {
        List<Short> firsts = new ArrayList<>();
        for (int i = 0; i < samples.length; i += FRAME) {
            firsts.add(samples[i]);
        }
        return firsts;
    }
}
