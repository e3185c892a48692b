/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.voice.session.VoiceEvent.Utterance;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;
import org.voxroute.voice.spi.VoiceAgent;

class VoiceSessionTest {

    private static final AudioFormat LINE = AudioFormat.pcm16(8_000);
    private static final AudioFrame SILENCE = AudioFrame.silence(LINE, 160);

    private final FakeLine line = new FakeLine();
    private final RecordingAgent agent = new RecordingAgent();
    private final VoiceCounters counters = new VoiceCounters();
    private long now;
    private int ended;
    private int opened;
    private int transferred;
    private AgentListener says;

    private final List<VoiceEvent> events = new CopyOnWriteArrayList<>();
    private final VoiceEvents listeners = new VoiceEvents();
    private final VoiceSession session = new VoiceSession(
            line,
            new Bound(
                    CallPlan.unannounced(UUID.randomUUID(), 1),
                    "test",
                    "127.0.0.1",
                    Duration.ofSeconds(10),
                    counters,
                    listeners,
                    new Opening() {
                        @Override
                        public void begin(VoiceSession begun) {
                            opened++;
                        }

                        @Override
                        public void transfer(VoiceSession talking) {
                            transferred++;
                        }
                    },
                    () -> ended++),
            new Times(() -> now, Clock.fixed(Instant.EPOCH, ZoneOffset.UTC)));

    private static class RecordingAgent implements VoiceAgent {
        final List<AudioFrame> heard = new ArrayList<>();
        final List<Character> pressed = new ArrayList<>();
        final List<Duration> interrupted = new ArrayList<>();
        AudioFormat hears = LINE;
        int closed;

        @Override
        public AudioFormat hears(AudioFormat format) {
            return hears;
        }

        @Override
        public void hear(AudioFrame frame) {
            heard.add(frame);
        }

        @Override
        public void press(char key) {
            pressed.add(key);
        }

        @Override
        public void interrupted(Duration heard) {
            interrupted.add(heard);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    @BeforeEach
    void beginsWithSilence() {
        listeners.listen(events::add, 1);
        session.began();
        session.talksAs(AgentProfile.of("marvin", 1, "test"));
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(opened).isOne();
    }

    @AfterEach
    void closes() {
        listeners.close();
    }

    @Test
    void theAgentHearsWhatItAskedFor() {
        agent.hears = AudioFormat.pcm16(16_000);
        attach(agent);
        for (int i = 0; i < 10; i++) {
            frame(AudioFrame.silence(AudioFormat.mulaw(), 160));
        }
        assertThat(agent.heard).isNotEmpty().allMatch(frame -> frame.format().sampleRate() == 16_000);
    }

    @Test
    void whatTheAgentSaysIsHeardInTheLinesFormat() {
        attach(agent);
        says.audio(loud(AudioFormat.pcm16(24_000), 24_000));
        assertThat(frame(SILENCE))
                .isInstanceOfSatisfying(
                        AudioFrame.class, frame -> assertThat(frame.format()).isEqualTo(LINE));
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
        assertThat(session.heard()).isEqualTo(Duration.ofMillis(40));
    }

    @Test
    void aBargeInIsSilentFromTheNextFrameUntilTheNextAnswer() {
        attach(agent);
        says.turn(TurnEvent.ANSWER_STARTED);
        says.audio(loud(LINE, 8_000));
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
        says.turn(TurnEvent.CALLER_STARTED);
        assertThat(says.audio(loud(LINE, 160))).isFalse();
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(agent.interrupted).containsExactly(Duration.ofMillis(20));
        says.turn(TurnEvent.ANSWER_STARTED);
        assertThat(says.audio(loud(LINE, 160))).isTrue();
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
    }

    @Test
    void aCallerWhoSpeaksWhileNothingIsSaidInterruptsNothing() {
        attach(agent);
        says.turn(TurnEvent.CALLER_STARTED);
        assertThat(agent.interrupted).isEmpty();
    }

    @Test
    void keysAreTold() {
        attach(agent);
        assertThat(session.hear(new LineMessage.Digit('#'))).isNull();
        assertThat(agent.pressed).containsExactly('#');
    }

    @Test
    void theAgentHangsUpOnceAllIsHeard() {
        attach(agent);
        says.audio(loud(LINE, 320));
        says.hangUp();
        frame(SILENCE);
        frame(SILENCE);
        assertThat(line.hungUp).isNull();
        frame(SILENCE);
        assertThat(line.hungUp).isNotNull();
    }

    @Test
    void theAgentIsClosedOnceWithTheCall() {
        attach(agent);
        session.closed("over");
        session.closed("over again");
        assertThat(agent.closed).isOne();
        assertThat(ended).isOne();
    }

    @Test
    void anAgentThatComesTooLateIsClosedAtOnce() {
        session.closed("over");
        attach(agent);
        assertThat(agent.closed).isOne();
    }

    @Test
    void anAgentThatFailsEndsTheCallAndNotTheFrame() {
        attach(new RecordingAgent() {
            @Override
            public void hear(AudioFrame frame) {
                throw new IllegalStateException("broken");
            }
        });
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(line.hungUp).contains("broken");
        assertThat(counters.failed()).isOne();
    }

    @Test
    void anAgentThatFailsIsReplacedAndTheCallGoesOn() {
        var standIn = new RecordingAgent();
        attach(agent, new Fallback("other", () -> attach(standIn)));
        AgentListener before = says;
        before.failed(new ProviderError("gone", true, ""));
        frame(SILENCE);
        assertThat(line.hungUp).isNull();
        assertThat(agent.closed).isOne();
        assertThat(standIn.heard).hasSize(1);
        assertThat(before.audio(loud(LINE, 160))).isFalse();
        assertThat(says.audio(loud(LINE, 160))).isTrue();
        assertThat(told(VoiceEvent.ProviderFailed.class).fallback()).isEqualTo("other");
    }

    @Test
    void aCallWaitsForItsFallback() {
        attach(agent, new Fallback("other", () -> {}));
        says.failed(new ProviderError("gone", true, ""));
        says.failed(new ProviderError("gone", true, ""));
        assertThat(session.hasAgent()).isTrue();
        assertThat(line.hungUp).isNull();
        session.fail(new ProviderError("none of them", false, ""));
        assertThat(line.hungUp).contains("none of them");
    }

    @Test
    void anAgentThatFailsBeforeItIsThereLeavesThePlaceToTheFallback() throws ProviderError {
        var standIn = new RecordingAgent();
        session.open(
                "test",
                listener -> {
                    listener.failed(new ProviderError("gone", true, ""));
                    return agent;
                },
                new Fallback("other", () -> {}));
        assertThat(agent.closed).isOne();
        attach(standIn);
        frame(SILENCE);
        assertThat(standIn.heard).hasSize(1);
        assertThat(agent.heard).isEmpty();
    }

    @Test
    void whatTheAgentSaidIsToldWhenItIsHeard() {
        attach(agent);
        says.turn(TurnEvent.CALLER_STOPPED);
        says.turn(TurnEvent.ANSWER_STARTED);
        says.saying("Good morning.", Duration.ofMillis(20));
        says.saying("How are you?", Duration.ofMillis(20));
        says.audio(loud(LINE, 320));
        says.turn(TurnEvent.ANSWER_ENDED);
        frame(SILENCE);
        assertThat(all(Utterance.class)).isEmpty();
        frame(SILENCE);
        Utterance utterance = told(Utterance.class);
        assertThat(utterance.text()).isEqualTo("Good morning. How are you?");
        assertThat(utterance.intended()).isNull();
        assertThat(utterance.turn()).isOne();
    }

    @Test
    void whatTheAgentSaidIsCutToWhatWasHeardWhenTheCallerBargesIn() {
        attach(agent);
        says.turn(TurnEvent.ANSWER_STARTED);
        says.saying("Good morning.", Duration.ofMillis(20));
        says.saying("How are you my friend?", Duration.ofMillis(40));
        says.audio(loud(LINE, 480));
        frame(SILENCE);
        frame(SILENCE);
        says.turn(TurnEvent.CALLER_STARTED);
        Utterance utterance = told(Utterance.class);
        assertThat(utterance.text()).isEqualTo("Good morning. How are you");
        assertThat(utterance.intended()).isEqualTo("Good morning. How are you my friend?");
        assertThat(utterance.turn()).isZero();
        VoiceEvent.BargedIn bargedIn = told(VoiceEvent.BargedIn.class);
        assertThat(bargedIn.heard()).isEqualTo(Duration.ofMillis(40));
        assertThat(bargedIn.heardText()).isEqualTo(utterance.text());
    }

    @Test
    void anAnswerThatIsCutOffByTheEndOfTheCallIsToldAsFarAsItWasHeard() {
        attach(agent);
        says.turn(TurnEvent.ANSWER_STARTED);
        says.transcript(new Transcript(Speaker.AGENT, "one two three four", true));
        says.audio(loud(LINE, 640));
        frame(SILENCE);
        frame(SILENCE);
        session.closed("over");
        assertThat(told(Utterance.class).text()).isEqualTo("one two");
    }

    @Test
    void whatTheCallerSaidIsTold() {
        attach(agent);
        says.turn(TurnEvent.CALLER_STOPPED);
        says.transcript(new Transcript(Speaker.CALLER, "hel", false));
        says.transcript(new Transcript(Speaker.CALLER, "hello", true, 0.9));
        Utterance utterance = told(Utterance.class);
        assertThat(utterance.text()).isEqualTo("hello");
        assertThat(utterance.speaker()).isEqualTo(Speaker.CALLER);
        assertThat(utterance.turn()).isOne();
        assertThat(utterance.confidence()).isEqualTo(0.9);
    }

    @Test
    void wordsThatAreKnownAfterTheAnswerBeganBelongToTheirTurn() {
        attach(agent);
        says.turn(TurnEvent.CALLER_STOPPED);
        says.turn(TurnEvent.ANSWER_STARTED);
        says.transcript(new Transcript(Speaker.CALLER, "hello", true));
        says.turn(TurnEvent.CALLER_STOPPED);
        says.transcript(new Transcript(Speaker.CALLER, "again", true));
        awaitTold(Utterance.class, 2);
        assertThat(all(Utterance.class)).extracting(Utterance::turn).containsExactly(1, 2);
    }

    @Test
    void theLatencyOfAnAnswerEndsWithItsFirstFrame() {
        attach(agent);
        says.mark(TurnMark.SPEECH_ENDED, now);
        says.mark(TurnMark.ENDPOINTED, now + 5_000_000);
        says.turn(TurnEvent.CALLER_STOPPED);
        says.turn(TurnEvent.ANSWER_STARTED);
        frame(SILENCE);
        says.audio(loud(LINE, 320));
        frame(SILENCE);
        frame(SILENCE);
        VoiceEvent.Latency latency = told(VoiceEvent.Latency.class);
        assertThat(latency.marks()).containsEntry(TurnMark.ENDPOINTED, Duration.ofMillis(5));
        assertThat(latency.playout()).isEqualTo(Duration.ofMillis(40));
        assertThat(latency.turn()).isOne();
    }

    @Test
    void whatMayBeABargeInHoldsTheAnswerAndLosesNothing() {
        attach(agent);
        says.turn(TurnEvent.ANSWER_STARTED);
        says.audio(loud(LINE, 160));
        says.turn(TurnEvent.HELD);
        assertThat(frame(SILENCE)).isEqualTo(SILENCE);
        assertThat(says.waiting()).isEqualTo(Duration.ofMillis(20));
        says.turn(TurnEvent.RESUMED);
        assertThat(frame(SILENCE)).isNotEqualTo(SILENCE);
    }

    @Test
    void aCallEndsWhenItTookAsLongAsItMay() {
        var limits = new AgentProfile.Limits(Duration.ofSeconds(1), Duration.ofSeconds(8), 2);
        AgentProfile any = session.profile();
        session.talksAs(new AgentProfile(
                any.name(), 1, "test", "", "", "", "en-US", List.of(), limits, AgentProfile.Recording.NONE));
        now += Duration.ofMillis(900).toNanos();
        session.tick(now);
        assertThat(line.hungUp).isNull();
        now += Duration.ofMillis(200).toNanos();
        session.tick(now);
        assertThat(line.hungUp).contains("as long as a call may take");
    }

    @Test
    void theAgentHandsTheCallerOverOnceAllIsHeard() {
        attach(agent);
        says.audio(loud(LINE, 160));
        says.transfer();
        frame(SILENCE);
        frame(SILENCE);
        assertThat(transferred).isZero();
        frame(SILENCE);
        assertThat(transferred).isOne();
    }

    @Test
    void whoTapsTheCallHearsBothSides() {
        List<String> heard = new ArrayList<>();
        Handle tap = session.tap(new AudioTap() {
            @Override
            public void frames(AudioFrame caller, AudioFrame said) {
                heard.add((caller == null ? "-" : "caller") + " " + (said == null ? "-" : "agent"));
            }

            @Override
            public void close() {
                heard.add("closed");
            }
        });
        frame(SILENCE);
        now += Duration.ofSeconds(1).toNanos();
        session.tick(now);
        session.closed("over");
        tap.close();
        assertThat(heard).containsExactly("caller agent", "- agent", "closed");
    }

    @Test
    void whoTapsTooLateIsToldSo() {
        session.closed("over");
        List<String> heard = new ArrayList<>();
        session.tap(new AudioTap() {
            @Override
            public void frames(AudioFrame caller, AudioFrame said) {
                heard.add("frames");
            }

            @Override
            public void close() {
                heard.add("closed");
            }
        });
        assertThat(heard).containsExactly("closed");
    }

    @Test
    void anEndIsTheLastEvent() {
        attach(agent);
        session.hear(new LineMessage.Digit('1'));
        session.hangUp("enough");
        session.closed("enough");
        session.hear(new LineMessage.Digit('2'));
        listeners.close();
        assertThat(events.get(0)).isInstanceOf(VoiceEvent.Began.class);
        assertThat(events.get(events.size() - 1))
                .isInstanceOfSatisfying(
                        VoiceEvent.Ended.class, end -> assertThat(end.byHub()).isTrue());
        assertThat(all(VoiceEvent.Pressed.class)).hasSize(1);
    }

    @Test
    void aPauseIsFilledByTheClock() {
        for (int i = 0; i < 100; i++) {
            now += Duration.ofMillis(10).toNanos();
            session.tick(now);
        }
        assertThat(line.said).hasSizeBetween(48, 50).containsOnly(SILENCE);
        assertThat(counters.clockedFrames()).isEqualTo(line.said.size());
    }

    /** The only event of this kind, once it is told. */
    private <E extends VoiceEvent> E told(Class<E> kind) {
        awaitTold(kind, 1);
        return all(kind).get(0);
    }

    private void awaitTold(Class<? extends VoiceEvent> kind, int count) {
        await().atMost(5, TimeUnit.SECONDS)
                .pollInterval(1, TimeUnit.MILLISECONDS)
                .until(() -> all(kind).size() == count);
    }

    private <E extends VoiceEvent> List<E> all(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private void attach(VoiceAgent opened) {
        attach(opened, null);
    }

    private void attach(VoiceAgent opened, Fallback fallback) {
        try {
            session.open(
                    "test",
                    listener -> {
                        says = listener;
                        return opened;
                    },
                    fallback);
        } catch (ProviderError e) {
            throw new AssertionError(e);
        }
    }

    private LineMessage frame(AudioFrame frame) {
        now += Duration.ofMillis(20).toNanos();
        return session.hear(frame);
    }

    private static AudioFrame loud(AudioFormat format, int samples) {
        byte[] bytes = new byte[2 * samples];
        for (int i = 1; i < bytes.length; i += 2) {
            bytes[i] = 0x10;
        }
        return AudioFrame.owning(format, bytes);
    }
}
