/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.provider.local.Sound;

/** The probabilities beside the recordings are those of ONNX Runtime 1.22.0 for the same file of weights. */
class VoiceActivityTest {

    private static final SileroModel MODEL = SileroModel.load();

    @ParameterizedTest
    @CsvSource({"speech-8k, 8000", "speech-16k, 16000"})
    void agreesWithOnnxRuntime(String recording, int rate) throws IOException {
        List<Float> expected =
                Files.readAllLines(Path.of("src/test/resources/fixtures/local", recording + ".probabilities")).stream()
                        .map(Float::valueOf)
                        .toList();

        List<Float> told = windows(MODEL.open(rate), Sound.read(recording), 160);

        assertThat(told).hasSameSizeAs(expected);
        for (int i = 0; i < told.size(); i++) {
            assertThat(told.get(i)).as("window %s", i).isCloseTo(expected.get(i), within(0.002f));
        }
    }

    @Test
    void tellsTheSameHoweverTheSoundIsCut() {
        short[] sound = Sound.read("speech-8k");

        List<Float> whole = windows(MODEL.open(8000), sound, sound.length);

        assertThat(windows(MODEL.open(8000), sound, 1)).isEqualTo(whole);
        assertThat(windows(MODEL.open(8000), sound, 257)).isEqualTo(whole);
    }

    @Test
    void callsDoNotHearEachOther() {
        short[] sound = Sound.read("speech-8k");
        List<Float> alone = windows(MODEL.open(8000), sound, 160);
        VoiceActivity one = MODEL.open(8000);
        VoiceActivity other = MODEL.open(8000);
        var random = new Random(1);
        List<Float> told = new ArrayList<>();
        for (int at = 0; at + 160 <= sound.length; at += 160) {
            short[] frame = Arrays.copyOfRange(sound, at, at + 160);
            one.hear(frame, frame.length, told::add);
            for (int i = 0; i < frame.length; i++) {
                frame[i] = (short) random.nextInt(-8000, 8000);
            }
            other.hear(frame, frame.length, probability -> {});
        }
        assertThat(told).isEqualTo(alone);
    }

    @Test
    void isAsNewAfterAReset() {
        short[] sound = Sound.read("speech-8k");
        VoiceActivity activity = MODEL.open(8000);
        List<Float> first = windows(activity, sound, 100);
        activity.reset();
        assertThat(windows(activity, sound, 100)).isEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 11_025, 24_000, 48_000})
    void refusesARateThatTheModelDoesNotKnow(int rate) {
        assertThatThrownBy(() -> MODEL.open(rate)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Float> windows(VoiceActivity activity, short[] sound, int frame) {
        List<Float> told = new ArrayList<>();
        for (int at = 0; at < sound.length; at += frame) {
            short[] part = Arrays.copyOfRange(sound, at, Math.min(at + frame, sound.length));
            activity.hear(part, part.length, told::add);
        }
        return told;
    }
}
