/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.voice.cascade.TurnTaking.Agent;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel.Completeness;

/** Time is windows of 20 ms, and nothing else. */
class TurnTakingTest {

    private static final int WINDOW = 20;
    private static final Duration SILENCE = Duration.ofSeconds(8);

    private final List<String> told = new ArrayList<>();
    private final TurnTaking taking =
            new TurnTaking(CascadeSettings.USUAL, Duration.ofMillis(WINDOW), SILENCE, new Notes());

    private Agent agent = Agent.LISTENING;
    private long left;

    @Nested
    class WhenTheCallerHasTheWord {

        @Test
        void aTurnIsWhatIsSaidUntilThePause() {
            speech(1_000);
            silence(660);
            taking.recognized("book an appointment", 0.9);

            assertThat(told).containsExactly("noticed", "started", "wanted", "ended", "heard book an appointment");
        }

        @Test
        void aClickIsNothing() {
            speech(60);
            silence(1_000);

            assertThat(told).containsExactly("noticed", "dropped");
        }

        @Test
        void aDipWithinAWordIsNoPause() {
            speech(500);
            probability(0.4f, 1_000);

            assertThat(told).containsExactly("noticed", "started");
        }

        @Test
        void whatIsLessThanSpeechBeginsNoTurn() {
            probability(0.45f, 2_000);

            assertThat(told).isEmpty();
        }

        @Test
        void aWholeAnswerEndsSooner() {
            speech(400);
            taking.interim("yes please", Completeness.FINISHED);

            assertThat(pauseUntilTheTurnEnds()).isEqualTo(360);
        }

        @Test
        void halfAnAnswerIsWaitedForLonger() {
            speech(400);
            taking.interim("i would like to", Completeness.UNFINISHED);

            assertThat(pauseUntilTheTurnEnds()).isEqualTo(1_200);
        }

        @Test
        void whatMayBeAllEndsInBetween() {
            speech(400);
            taking.interim("on tuesday", Completeness.OPEN);

            assertThat(pauseUntilTheTurnEnds()).isEqualTo(660);
        }

        @Test
        void aCallerWhoPausesIsGivenLonger() {
            speech(400);
            taking.interim("four seven", Completeness.UNFINISHED);
            silence(900);
            speech(400);
            taking.interim("four seven one one", Completeness.OPEN);

            assertThat(pauseUntilTheTurnEnds()).isBetween(1_100L, 1_200L);
        }

        @Test
        void hisPausesAreForgottenWhenHeStopsToPause() {
            speech(400);
            taking.interim("um", Completeness.UNFINISHED);
            silence(1_000);
            for (int turn = 0; turn < 8; turn++) {
                speech(400);
                taking.interim("on tuesday", Completeness.OPEN);
                pauseUntilTheTurnEnds();
                taking.recognized("on tuesday", 0.9);
                agent = Agent.SPEAKING;
                silence(500);
                agent = Agent.LISTENING;
            }
            speech(400);
            taking.interim("on tuesday", Completeness.OPEN);

            assertThat(pauseUntilTheTurnEnds()).isEqualTo(660);
        }

        @Test
        void whoGoesOnAfterHisTurnWasTakenForOverIsGivenLongerNextTime() {
            speech(400);
            silence(660);
            taking.recognized("book an appointment", 0.9);
            agent = Agent.THINKING;
            silence(200);
            speech(400);
            taking.interim("for tuesday", Completeness.OPEN);

            assertThat(pauseUntilTheTurnEnds()).isGreaterThan(900);
        }

        @Test
        void whoAnswersQuicklyWasNotCutOff() {
            speech(400);
            silence(660);
            taking.recognized("hello", 0.9);
            agent = Agent.SPEAKING;
            silence(400);
            agent = Agent.LISTENING;
            speech(400);
            taking.interim("for tuesday", Completeness.OPEN);

            assertThat(pauseUntilTheTurnEnds()).isEqualTo(660);
        }

        @Test
        void noPauseIsWaitedForLongerThanTheBound() {
            speech(400);
            taking.interim("um", Completeness.UNFINISHED);
            for (int i = 0; i < 5; i++) {
                silence(1_150);
                speech(200);
            }
            assertThat(pauseUntilTheTurnEnds()).isLessThanOrEqualTo(2_000);
        }

        @Test
        void aNoiseInWhichNothingWasRecognisedIsNoTurn() {
            speech(300);
            silence(700);
            taking.recognized("", 0);

            assertThat(told).endsWith("ended", "heardNothing");
        }

        @Test
        void aLongTurnThatIsNotUnderstoodIsOne() {
            speech(2_000);
            silence(700);
            taking.recognized("", 0);

            assertThat(told).endsWith("heard ");
        }

        @Test
        void aTurnEndsAtLast() {
            speech(61_000);

            assertThat(told).contains("ended");
        }

        @Test
        void aResultThatNeverComesIsAwaitedInVainForFiveSeconds() {
            speech(1_000);
            silence(660 + 4_900);
            assertThat(told).endsWith("wanted", "ended");
            silence(200);

            assertThat(told).endsWith("heard ");
        }
    }

    @Nested
    class WhileTheVoiceAgentSpeaks {

        WhileTheVoiceAgentSpeaks() {
            agent = Agent.SPEAKING;
            left = 5_000;
        }

        @Test
        void itIsHeldBackAsSoonAsSomebodySpeaks() {
            speech(80);
            assertThat(told).containsExactly("noticed");
            speech(20);

            assertThat(told).containsExactly("noticed", "held");
        }

        @Test
        void wordsMakeItABargeIn() {
            speech(300);
            taking.interim("no wait", Completeness.UNKNOWN);
            assertThat(told).containsExactly("noticed", "held");
            speech(520);

            assertThat(told).containsExactly("noticed", "held", "started");
        }

        @Test
        void aLongYeahStillIsNone() {
            speech(300);
            taking.interim("yeah", Completeness.UNKNOWN);
            speech(500);

            assertThat(told).containsExactly("noticed", "held");
        }

        @Test
        void whoeverGoesOnSpeakingInterruptsWhateverIsUnderstood() {
            speech(1_140);

            assertThat(told).containsExactly("noticed", "held", "started");
        }

        @ParameterizedTest
        @ValueSource(strings = {"yeah", "okay", "mhm", "uh huh", "i see", "right okay", ""})
        void aBackchannelIsTakenBack(String text) {
            speech(400);
            silence(240);
            taking.recognized(text, 0.9);

            assertThat(told).containsExactly("noticed", "held", "wanted", "resumed");
        }

        @Test
        void aCoughThatIsTakenForAWordIsTakenBack() {
            speech(300);
            silence(240);
            taking.recognized("transfer", 0.2);

            assertThat(told).endsWith("resumed");
        }

        @Test
        void aShortWordThatCountsIsATurn() {
            speech(300);
            silence(240);
            taking.recognized("stop", 0.9);

            assertThat(told).containsExactly("noticed", "held", "wanted", "started", "ended", "heard stop");
        }

        @Test
        void aYesToAQuestionThatIsNearlySaidAnswersIt() {
            left = 600;
            speech(300);
            taking.interim("yes", Completeness.FINISHED);
            silence(240);
            taking.recognized("yes", 0.9);

            assertThat(told).endsWith("started", "ended", "heard yes");
        }

        @Test
        void itGoesOnIfTheRecogniserTellsNothing() {
            speech(300);
            silence(240 + 820);

            assertThat(told).containsExactly("noticed", "held", "wanted", "resumed");
        }

        @Test
        void itGoesOnIfTheRecogniserFails() {
            speech(300);
            taking.lost();

            assertThat(told).endsWith("held", "resumed");
        }

        @Test
        void aClickIsNothing() {
            speech(80);
            silence(400);

            assertThat(told).containsExactly("noticed", "dropped");
        }
    }

    @Nested
    class WithTheKeypad {

        @Test
        void keysAreCollectedUpToTheHash() {
            press("4711#");
            assertThat(told).containsExactly("started", "pressed 4711");
        }

        @Test
        void keysAreCollectedUpToAPause() {
            press("47");
            silence(1_500);
            press("1");
            silence(2_100);

            assertThat(told).containsExactly("started", "pressed 471");
        }

        @Test
        void oneKeyIsEnoughInAMenu() {
            taking.expect(new Expected("menu", 1, false));
            press("2");

            assertThat(told).containsExactly("started", "pressed 2");
        }

        @Test
        void aKeyInterruptsTheVoiceAgentAtOnce() {
            agent = Agent.SPEAKING;
            left = 5_000;
            silence(20);
            press("1");

            assertThat(told).containsExactly("started");
        }

        @Test
        void theToneOfAKeyIsNoSpeech() {
            press("4");
            speech(500);
            press("7#");

            assertThat(told).containsExactly("started", "pressed 47");
        }

        @Test
        void aKeyEndsWhatIsBeingSaid() {
            speech(400);
            press("1#");

            assertThat(told).containsExactly("noticed", "started", "dropped", "pressed 1");
        }
    }

    @Nested
    class WhenTheCallerIsSilent {

        @Test
        void heIsAskedAgainAndAgain() {
            silence(7_900);
            assertThat(told).isEmpty();
            silence(200);
            assertThat(told).containsExactly("silent 1");
            silence(8_000);
            assertThat(told).containsExactly("silent 1", "silent 2");
        }

        @Test
        void heIsNotAskedWhileTheVoiceAgentHasTheWord() {
            agent = Agent.SPEAKING;
            silence(20_000);
            agent = Agent.THINKING;
            silence(20_000);

            assertThat(told).isEmpty();
        }

        @Test
        void whoAskedForTimeIsGivenIt() {
            taking.expect(new Expected("", 0, true));
            silence(23_000);
            assertThat(told).isEmpty();
            silence(1_100);
            assertThat(told).containsExactly("silent 1");
        }

        @Test
        void whoAnswersIsAskedFromTheBeginningNextTime() {
            silence(8_100);
            speech(400);
            silence(700);
            taking.recognized("hello", 0.9);
            told.clear();
            silence(8_100);

            assertThat(told).containsExactly("silent 1");
        }
    }

    private void press(String keys) {
        keys.chars().forEach(key -> taking.key((char) key));
    }

    private void speech(int millis) {
        probability(0.9f, millis);
    }

    private void silence(int millis) {
        probability(0.02f, millis);
    }

    private void probability(float probability, int millis) {
        for (int at = 0; at < millis; at += WINDOW) {
            taking.window(probability, agent, left);
        }
    }

    private long pauseUntilTheTurnEnds() {
        told.clear();
        long pause = 0;
        while (!told.contains("ended") && pause < 10_000) {
            silence(WINDOW);
            pause += WINDOW;
        }
        return pause;
    }

    private final class Notes implements Turns {

        @Override
        public void noticed() {
            told.add("noticed");
        }

        @Override
        public void dropped() {
            told.add("dropped");
        }

        @Override
        public void held() {
            told.add("held");
        }

        @Override
        public void resumed() {
            told.add("resumed");
        }

        @Override
        public void started() {
            told.add("started");
        }

        @Override
        public void wanted() {
            told.add("wanted");
        }

        @Override
        public void ended() {
            told.add("ended");
        }

        @Override
        public void heard(String text, double confidence) {
            told.add("heard " + text);
        }

        @Override
        public void heardNothing() {
            told.add("heardNothing");
        }

        @Override
        public void pressed(String keys) {
            told.add("pressed " + keys);
        }

        @Override
        public void silent(int times) {
            told.add("silent " + times);
        }
    }
}
