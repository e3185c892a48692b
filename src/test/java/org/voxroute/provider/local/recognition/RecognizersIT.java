/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxroute.audio.Resampler;
import org.voxroute.provider.local.Sound;
import org.voxroute.provider.local.grammar.Rules;

/** Both engines really run: Sphinx4 always, PocketSphinx where Debian's libraries are installed. */
class RecognizersIT {

    private static final String SAID = "book an appointment for next tuesday";
    private static final Rules RULES = Rules.builtIn();
    private static final Domain DOMAIN = new Domain(
            Map.of(
                    "open",
                    List.of(
                            RULES.phrase("i would like to (book | cancel | move) an appointment [(for | on) {day}]"),
                            RULES.phrase("i want to speak to the manager")),
                    "confirm",
                    List.of(RULES.phrase("<yes>"), RULES.phrase("<no>"))),
            RULES,
            Map.of());

    @TempDir
    private static Path data;

    private static AcousticModel model;

    private final Ear ear = new Ear();
    private SpeechRecognizer recognizer;

    @BeforeAll
    static void unpack() {
        model = AcousticModel.english(data);
    }

    @AfterEach
    void close() {
        if (recognizer != null) {
            recognizer.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void understandsAPhraseOverTheTelephone(Engine engine) {
        recognizer = engine.open(4);
        try (Recognition recognition = recognizer.open(DOMAIN, ear)) {
            say(recognition, "open");

            await().atMost(Duration.ofSeconds(60)).until(() -> !ear.results.isEmpty());
            Recognized result = ear.results.get(0);
            assertThat(result.text()).endsWith(SAID);
            assertThat(result.confidence()).isGreaterThan(0.5);
            assertThat(result.sound()).isEqualTo(Duration.ofSeconds(5));
        }
    }

    @ParameterizedTest
    @EnumSource
    void hearsNothingOfACancelledUtterance(Engine engine) {
        recognizer = engine.open(4);
        try (Recognition recognition = recognizer.open(DOMAIN, ear)) {
            recognition.begin("confirm");
            recognition.hear(new short[16_000], 16_000);
            recognition.cancel();
            recognition.end();
            say(recognition, "open");

            await().atMost(Duration.ofSeconds(60)).until(() -> !ear.results.isEmpty());
            assertThat(ear.results)
                    .singleElement()
                    .satisfies(one -> assertThat(one.text()).endsWith(SAID));
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesAStateThatTheDialogueDoesNotHave(Engine engine) {
        recognizer = engine.open(4);
        try (Recognition recognition = recognizer.open(DOMAIN, ear)) {
            assertThatThrownBy(() -> recognition.begin("elsewhere")).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void endsAnUtteranceThatIsTooLong(Engine engine) {
        recognizer = engine.open(4);
        try (Recognition recognition = recognizer.open(DOMAIN, ear)) {
            recognition.begin("open");
            short[] minute = new short[60 * SpeechRecognizer.SAMPLE_RATE];
            recognition.hear(minute, minute.length);

            await().atMost(Duration.ofSeconds(60)).until(() -> !ear.problems.isEmpty());
            assertThat(ear.problems)
                    .extracting(RecognitionException::kind)
                    .containsExactly(RecognitionException.Kind.TOO_LONG);
        }
    }

    @Test
    @EnabledIf("pocketSphinxIsInstalled")
    void tellsWhatIsSaidWhileItIsSaid() {
        recognizer = Engine.POCKETSPHINX.open(4);
        try (Recognition recognition = recognizer.open(DOMAIN, ear)) {
            say(recognition, "open");

            await().atMost(Duration.ofSeconds(60)).until(() -> !ear.results.isEmpty());
            assertThat(ear.interims).hasSizeGreaterThan(2).anyMatch(text -> text.endsWith("book an appointment"));
        }
    }

    @Test
    @EnabledIf("pocketSphinxIsInstalled")
    void serializesNoCallBehindAnother() {
        recognizer = Engine.POCKETSPHINX.open(4);
        List<Ear> ears = IntStream.range(0, 4).mapToObj(number -> new Ear()).toList();
        List<Recognition> calls =
                ears.stream().map(one -> recognizer.open(DOMAIN, one)).toList();

        calls.forEach(call -> say(call, "open"));

        await().atMost(Duration.ofSeconds(60)).until(() -> ears.stream().allMatch(one -> one.results.size() == 1));
        assertThat(ears).allSatisfy(one -> assertThat(one.results.get(0).text()).endsWith(SAID));
        calls.forEach(Recognition::close);
    }

    @Test
    @EnabledIf("pocketSphinxIsInstalled")
    void saysThatAllDecodersAreInUse() {
        recognizer = Engine.POCKETSPHINX.open(1);
        var second = new Ear();
        try (Recognition speaking = recognizer.open(DOMAIN, ear);
                Recognition refused = recognizer.open(DOMAIN, second)) {
            speaking.begin("open");
            speaking.hear(new short[1600], 1600);
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                refused.begin("open");
                return !second.problems.isEmpty();
            });

            assertThat(second.problems.get(0).kind()).isEqualTo(RecognitionException.Kind.BUSY);
            speaking.cancel();
            await().atMost(Duration.ofSeconds(60)).until(() -> {
                say(refused, "open");
                return !second.results.isEmpty();
            });
        }
    }

    @Test
    @EnabledIf("pocketSphinxIsInstalled")
    void hearsTheSameWhoeverSpokeBefore() {
        recognizer = Engine.POCKETSPHINX.open(1);
        try (Recognition first = recognizer.open(DOMAIN, ear)) {
            say(first, "open");
            await().atMost(Duration.ofSeconds(60)).until(() -> ear.results.size() == 1);
        }
        var later = new Ear();
        try (Recognition second = recognizer.open(DOMAIN, later)) {
            say(second, "open");
            await().atMost(Duration.ofSeconds(60)).until(() -> later.results.size() == 1);
        }
        assertThat(later.results.get(0).text()).isEqualTo(ear.results.get(0).text());
        assertThat(later.results.get(0).confidence())
                .isCloseTo(ear.results.get(0).confidence(), within(0.02));
    }

    @Test
    @EnabledIf("pocketSphinxIsInstalled")
    void hearsACallersFirstWordsOnTheTelephoneAsSurelyAsLaterOnes() {
        recognizer = Engine.POCKETSPHINX.open(1);
        short[] telephone = new Resampler(8_000, SpeechRecognizer.SAMPLE_RATE).resample(Sound.read("speech-8k"));
        try (Recognition recognition = recognizer.open(DOMAIN, ear)) {
            for (int times = 1; times <= 3; times++) {
                int results = times;
                say(recognition, "open", telephone);
                await().atMost(Duration.ofSeconds(60)).until(() -> ear.results.size() == results);
            }
        }
        assertThat(ear.results).allSatisfy(one -> assertThat(one.text()).endsWith(SAID));
        assertThat(ear.results.get(0).confidence())
                .isGreaterThan(ear.results.get(2).confidence() - 0.05);
    }

    static boolean pocketSphinxIsInstalled() {
        try {
            SphinxLibraries.load();
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    private static void say(Recognition recognition, String state) {
        say(recognition, state, Sound.read("speech-16k"));
    }

    private static void say(Recognition recognition, String state, short[] sound) {
        recognition.begin(state);
        for (int at = 0; at + 320 <= sound.length; at += 320) {
            recognition.hear(Arrays.copyOfRange(sound, at, at + 320), 320);
        }
        recognition.end();
    }

    private enum Engine {
        POCKETSPHINX,
        SPHINX4;

        SpeechRecognizer open(int decoders) {
            var limits = new RecognizerLimits(2, decoders);
            Path work = data.resolve("work");
            if (this == POCKETSPHINX) {
                assumeTrue(pocketSphinxIsInstalled());
                return SpeechRecognizers.pocketSphinx(model, work, limits, word -> null);
            }
            return SpeechRecognizers.sphinx4(model, work, limits, word -> null);
        }
    }

    private static final class Ear implements RecognitionListener {

        private final List<String> interims = new CopyOnWriteArrayList<>();
        private final List<Recognized> results = new CopyOnWriteArrayList<>();
        private final List<RecognitionException> problems = new CopyOnWriteArrayList<>();

        @Override
        public void interim(String text) {
            interims.add(text);
        }

        @Override
        public void recognized(Recognized recognized) {
            results.add(recognized);
        }

        @Override
        public void failed(RecognitionException problem) {
            problems.add(problem);
        }
    }
}
