/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.ProviderError;

/** The voice agent with four parts of the test's: all that happens is said by {@link Rehearsal}. */
class CascadeAgentTest {

    private final Rehearsal call = new Rehearsal();

    @Test
    void greetsAndAnswersSentenceBySentence() {
        call.begin("Hello there.");
        call.listen();
        call.speak(1_000, "what time is it");
        call.answer("It is ten. ");
        call.answer("Anything else?");
        call.finished();
        call.listen();

        assertThat(call.heard()).containsExactly("Hello there.", "It is ten.", "Anything else?");
        assertThat(call.told())
                .containsSubsequence(
                        "ANSWER_STARTED",
                        "ANSWER_ENDED",
                        "CALLER_STARTED",
                        "CALLER_STOPPED",
                        "SPEECH_ENDED",
                        "ENDPOINTED",
                        "TRANSCRIBED",
                        "caller: what time is it",
                        "FIRST_TOKEN",
                        "ANSWER_STARTED",
                        "FIRST_AUDIO",
                        "ANSWER_ENDED");
    }

    @Test
    void speaksTheFirstSentenceBeforeTheAnswerIsWhole() {
        call.begin("");
        call.speak(1_000, "tell me a story");
        call.answer("Once upon a time. There was");
        call.silence(200);

        assertThat(call.heard()).containsExactly("Once upon a time.");
    }

    @Nested
    class WhenTheCallerBargesIn {

        @Test
        void nothingMoreOfTheAnswerIsSaid() {
            call.begin("One two three. Four five six. Seven eight nine.");
            call.silence(600);
            call.begins(600, "stop it");
            call.finishLate("Stale. ");
            call.silence(2_000);

            assertThat(call.told()).containsSubsequence("HELD", "CALLER_STARTED");
            assertThat(call.waiting()).isZero();
            assertThat(call.cancelled()).hasSize(1);
            assertThat(call.cancelled().get(0)).startsWith("One two").doesNotContain("Seven");
        }

        @Test
        void theTokensThatStillComeAreDropped() {
            call.begin("");
            call.speak(1_000, "tell me a story");
            call.answer("Once upon a time there was a king. And");
            call.silence(600);
            call.begins(900, "never mind");
            call.answer(" he had a daughter. And more.");
            call.silence(700);

            assertThat(call.heard()).noneMatch(text -> text.contains("daughter"));
            assertThat(call.turns()).containsExactly("tell me a story", "never mind");
        }

        @Test
        void aBackchannelLetsItGoOn() {
            call.begin("One two three. Four five six. Seven eight nine.");
            call.silence(600);
            call.speak(300, "mhm");
            call.listen();

            assertThat(call.told()).containsSubsequence("HELD", "RESUMED").doesNotContain("CALLER_STARTED");
            assertThat(call.heard()).containsExactly("One two three.", "Four five six.", "Seven eight nine.");
            assertThat(call.turns()).isEmpty();
        }
    }

    @Nested
    class WhenTheCallerGoesOn {

        @Test
        void beforeTheAnswerIsHeardBothAreOneTurn() {
            call.begin("");
            call.speak(1_000, "book an appointment");
            call.silence(200);
            call.speak(1_000, "for tuesday");
            // He is given longer now.
            call.silence(1_000);

            assertThat(call.turns()).containsExactly("book an appointment", "book an appointment for tuesday");
            assertThat(call.undone()).isEqualTo(1);
        }
    }

    @Nested
    class WhenTheCallerPressesKeys {

        @Test
        void theyAreHisTurn() {
            call.begin("Type your number.");
            call.silence(100);
            call.press("471#");

            assertThat(call.told()).contains("CALLER_STARTED", "caller: 471");
            assertThat(call.turns()).containsExactly("[471]");
        }
    }

    @Nested
    class WhenTheCallerIsSilent {

        @Test
        void heIsAskedTwiceAndThenTheCallEnds() {
            call.begin("Hello.");
            call.silence(40_000);

            assertThat(call.heard())
                    .containsExactly("Hello.", "silence 1", "silence 2", "I can't hear you.", "Goodbye.");
            assertThat(call.told()).endsWith("hangUp");
        }
    }

    @Nested
    class WhenAPartFails {

        @Test
        void theRecogniserIsApologisedFor() {
            call.begin("");
            call.speaks(1_000);
            call.recogniserFails(new ProviderError("lost", true, ""));
            call.silence(4_000);

            assertThat(call.heard()).containsExactly("Sorry, I could not hear that.", "Please say it again.");
            assertThat(call.told()).doesNotContain("failed");
        }

        @Test
        void theLanguageModelIsApologisedForButNotForEver() {
            call.begin("");
            for (int i = 0; i < 3; i++) {
                call.speak(1_000, "hello");
                call.modelFails(new ProviderError("gone", true, ""));
                call.listen();
            }
            assertThat(call.heard())
                    .containsExactly(
                            "Sorry, something went wrong.",
                            "Please say that again.",
                            "Sorry, something went wrong.",
                            "Please say that again.");
            assertThat(call.told()).contains("failed: gone");
        }

        @Test
        void aRecogniserThatIsHopelessIsToldAtOnce() {
            call.begin("");
            call.recogniserBreaks(new ProviderError("no library", false, ""));

            assertThat(call.told()).endsWith("failed: no library");
        }

        @Test
        void whatIsHopelessIsToldAtOnce() {
            call.begin("");
            call.speak(1_000, "hello");
            call.modelFails(new ProviderError("wrong key", false, ""));

            assertThat(call.told()).endsWith("failed: wrong key");
        }

        @Test
        void aVoiceThatFailsEndsTheCallAfterSomeTries() {
            call.voiceFails();
            call.begin("Hello.");
            call.silence(1_000);

            assertThat(call.told()).contains("failed: no voice");
        }
    }

    @Nested
    class WhenItIsToldWhatToSay {

        @Test
        void thatIsTheAnswer() {
            call.begin("");
            call.speak(1_000, "what time is it");
            call.agent().say("It is ten.");
            call.answer("Stale. ");
            call.listen();

            assertThat(call.heard()).containsExactly("It is ten.");
        }

        @Test
        void itWaitsUntilTheCallerHasSaidWhatHeSays() {
            call.begin("");
            call.begins(600, "so what");
            call.agent().say("It is ten.");
            assertThat(call.heard()).isEmpty();
            call.silence(2_000);

            assertThat(call.heard()).containsExactly("It is ten.");
            assertThat(call.turns()).isEmpty();
        }
    }

    @Test
    void hangsUpOnceTheGoodbyeIsHeard() {
        call.begin("");
        call.speak(1_000, "bye");
        call.answer("Goodbye.");
        call.finished(Then.HANG_UP, Expected.ANYTHING);
        assertThat(call.told()).doesNotContain("hangUp");
        call.listen();

        assertThat(call.told()).endsWith("hangUp");
    }

    @Test
    void staysIfTheCallerInterruptsTheGoodbye() {
        call.begin("");
        call.speak(1_000, "bye");
        call.answer("Goodbye and thank you very much.");
        call.finished(Then.HANG_UP, Expected.ANYTHING);
        call.silence(400);
        call.begins(600, "no wait");
        call.silence(1_000);

        assertThat(call.told()).doesNotContain("hangUp");
        assertThat(call.turns()).containsExactly("bye", "no wait");
    }

    @Test
    void transfersOnceItsWordsAreHeard() {
        call.begin("");
        call.speak(1_000, "a person please");
        call.answer("One moment.");
        call.finished(Then.TRANSFER, Expected.ANYTHING);
        call.listen();

        assertThat(call.told()).endsWith("transfer");
    }

    @Test
    void tellsTheRecogniserWhatIsExpected() {
        call.begin("");
        call.speak(1_000, "book");
        call.answer("When?");
        call.finished(Then.LISTEN, new Expected("when", 1, false));
        call.listen();
        call.speak(1_000, "tuesday");

        assertThat(call.contexts()).containsExactly("", "when");
    }

    @Test
    void hearsWhatCameShortlyBeforeSpeechWasNoticed() {
        call.begin("");
        call.silence(1_000);
        call.speak(500, "yes");

        assertThat(call.recognised()).isGreaterThanOrEqualTo(Duration.ofMillis(1_300));
    }

    @Test
    void tellsNothingAfterItWasClosed() {
        call.begin("");
        call.speak(1_000, "hello");
        int told = call.told().size();
        call.agent().close();
        call.answer("Too late. ");
        call.silence(1_000);

        assertThat(call.told()).hasSize(told);
        assertThat(call.isClosed()).isTrue();
    }

    @Test
    void aLineThatPausesIsSilent() {
        call.begin("");
        call.begins(1_000, "book an appointment");
        call.pause(1_500);

        assertThat(call.turns()).containsExactly("book an appointment");
    }

    @Test
    void keepsFewSentencesAheadOfWhatIsHeard() {
        call.begin("This is a sentence. ".repeat(100));
        call.silence(100);

        assertThat(call.waiting()).isBetween(Duration.ofSeconds(8), Duration.ofSeconds(11));
        assertThat(List.copyOf(call.heard())).hasSizeLessThan(12);
    }
}
