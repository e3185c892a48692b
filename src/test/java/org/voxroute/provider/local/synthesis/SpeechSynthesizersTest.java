/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both engines really run: FreeTTS always, flite where Debian's library is installed. */
class SpeechSynthesizersTest {

    private final Listener listener = new Listener();
    private SpeechSynthesizer synthesizer;

    @AfterEach
    void close() {
        if (synthesizer != null) {
            synthesizer.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void speaksSentenceBySentence(Engine engine) {
        synthesizer = engine.open();
        synthesizer.speak("Thank you for calling, Dr. Brown. How can I help you?", listener);

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.finished);
        assertThat(listener.sentences)
                .extracting(SpokenSentence::text)
                .containsExactly("Thank you for calling, Dr. Brown.", "How can I help you?");
        assertThat(listener.sentences).allSatisfy(sentence -> {
            assertThat(sentence.duration()).isBetween(Duration.ofMillis(600), Duration.ofSeconds(5));
            assertThat(loudness(sentence)).isGreaterThan(300);
        });
    }

    @ParameterizedTest
    @EnumSource
    void speaksForManyAtOnce(Engine engine) {
        synthesizer = engine.open();
        List<Listener> listeners =
                IntStream.range(0, 20).mapToObj(number -> new Listener()).toList();

        IntStream.range(0, 20)
                .forEach(number ->
                        synthesizer.speak("You are number " + number + ". Please wait.", listeners.get(number)));

        await().atMost(Duration.ofSeconds(30)).until(() -> listeners.stream().allMatch(one -> one.finished));
        assertThat(listeners).allSatisfy(one -> assertThat(one.sentences).hasSize(2));
    }

    @ParameterizedTest
    @EnumSource
    void saysNothingMoreOfWhatWasCancelled(Engine engine) {
        synthesizer = engine.open();
        String counted = IntStream.range(0, 2_000)
                .mapToObj(number -> "Number " + number + ". ")
                .collect(joining());
        var speech = synthesizer.speak(counted, listener);
        await().atMost(Duration.ofSeconds(30)).until(() -> !listener.sentences.isEmpty());

        speech.cancel();
        synthesizer.speak("Next.", new Listener());

        await().during(Duration.ofMillis(200))
                .atMost(Duration.ofSeconds(10))
                .until(() -> !listener.finished && listener.problems.isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void speaksWhatIsWrittenInOtherLetters(Engine engine) {
        synthesizer = engine.open();
        synthesizer.speak("Caf\u00e9 \u2013 it\u2019s open \ud83d\ude42.", listener);

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.finished);
        assertThat(listener.sentences)
                .singleElement()
                .satisfies(sentence -> assertThat(loudness(sentence)).isGreaterThan(300));
    }

    @Test
    void fliteSaysWhereItsWordsEnd() {
        synthesizer = Engine.FLITE.open();
        synthesizer.speak("We are closed on the 25th, dear Dr. Brown.", listener);

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.finished);
        SpokenSentence sentence = listener.sentences.get(0);
        assertThat(sentence.words())
                .extracting(SpokenWord::text)
                .containsExactly("We", "are", "closed", "on", "the", "25th,", "dear", "Dr.", "Brown.");
        assertThat(sentence.words()).extracting(SpokenWord::end).isSorted().doesNotHaveDuplicates();
        assertThat(sentence.words().get(8).end()).isEqualTo(sentence.length());
        assertThat(sentence.words().get(0).end()).isLessThan(sentence.length() / 4);
    }

    @Test
    void freeTtsSpeaksASentenceAsOne() {
        synthesizer = Engine.FREETTS.open();
        synthesizer.speak("We are closed.", listener);

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.finished);
        SpokenSentence sentence = listener.sentences.get(0);
        assertThat(sentence.words()).containsExactly(new SpokenWord("We are closed.", sentence.length()));
    }

    @Test
    void finishesATextOfNothing() {
        synthesizer = Engine.FREETTS.open();
        synthesizer.speak(" ... \u0000 ", listener);

        await().atMost(Duration.ofSeconds(30)).until(() -> listener.finished);
        assertThat(listener.sentences).isEmpty();
    }

    @Test
    void usesFreeTtsWhereTheVoiceIsNotInstalled() {
        synthesizer = SpeechSynthesizers.best("nobody", 1);
        assertThat(synthesizer.name()).startsWith("FreeTTS");
    }

    private static double loudness(SpokenSentence sentence) {
        double sum = 0;
        for (short sample : sentence.samples()) {
            sum += (double) sample * sample;
        }
        return Math.sqrt(sum / sentence.length());
    }

    private enum Engine {
        FREETTS,
        FLITE;

        SpeechSynthesizer open() {
            if (this == FREETTS) {
                return SpeechSynthesizers.freeTts(2);
            }
            try {
                return SpeechSynthesizers.flite("slt");
            } catch (UnsatisfiedLinkError e) {
                assumeTrue(false, "flite is not installed");
                throw e;
            }
        }
    }

    private static final class Listener implements SpeechListener {

        private final List<SpokenSentence> sentences = new CopyOnWriteArrayList<>();
        private final List<SynthesisException> problems = new CopyOnWriteArrayList<>();
        private volatile boolean finished;

        @Override
        public void sentence(SpokenSentence sentence) {
            sentences.add(sentence);
        }

        @Override
        public void finished() {
            finished = true;
        }

        @Override
        public void failed(SynthesisException problem) {
            problems.add(problem);
        }
    }
}
