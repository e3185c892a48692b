/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.audio.Resampler;
import org.voxroute.kit.Asterisk;
import org.voxroute.kit.AudioSocketCaller;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;
import org.voxroute.kit.TalkingCaller;
import org.voxroute.kit.sip.Codec;
import org.voxroute.kit.sip.Sound;
import org.voxroute.provider.local.synthesis.SpeechListener;
import org.voxroute.provider.local.synthesis.SpeechSynthesizer;
import org.voxroute.provider.local.synthesis.SpeechSynthesizers;
import org.voxroute.provider.local.synthesis.SpokenSentence;
import org.voxroute.provider.local.synthesis.SynthesisException;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.spi.Transcript.Speaker;

/** Callers speak to the hub as shipped over AudioSocket, with FreeTTS' voice, which is not the agent's: nothing on the way is simulated but the caller himself. */
class LocalVoiceIT {

    private static final String WORDS = "i would like to book an appointment please";
    private static final List<VoiceEvent> EVENTS = new CopyOnWriteArrayList<>();

    @TempDir
    static Path data;

    private static int port;
    private static Hub hub;
    private static SpeechSynthesizer voice;

    @BeforeAll
    static void start() throws IOException {
        port = Ports.free();
        hub = Hub.start(
                data,
                Map.of(
                        "audiosocket.port", "" + port,
                        "voxroute.voice.provider", "local",
                        "voxroute.local.prepare", "true"));
        hub.bean(VoiceSessions.class).listen(EVENTS::add);
        // Not the agent's own voice, which would be taken for its echo. Where flite is not installed, FreeTTS speaks.
        voice = SpeechSynthesizers.best("rms", 1);
    }

    @AfterAll
    static void stop() {
        voice.close();
        hub.close();
    }

    @Test
    void aCallerIsUnderstoodAnsweredAndMayInterrupt() {
        UUID call = UUID.randomUUID();
        UUID silent = UUID.randomUUID();
        try (var caller = new TalkingCaller(AudioSocketCaller.call(port, call));
                var other = new TalkingCaller(AudioSocketCaller.call(port, silent))) {
            awaitAgent(call, "Thank you for calling. How can I help you?");

            say(caller, "i would like to book an appointment please");
            awaitCaller(call, "i would like to book an appointment please");
            awaitAnswer(caller, call, "For which day and time?");

            say(caller, "tuesday at ten");
            await("the answer is heard").atMost(20, SECONDS).until(() -> caller.hearsSpeech(3));
            caller.press('1');
            awaitBargeIn(call);
            awaitAnswer(caller, call, "I have written that down");

            say(caller, "no nothing else thank you");
            awaitAnswer(caller, call, "Goodbye.");
            await("the hub hangs up")
                    .atMost(20, SECONDS)
                    .until(() -> caller.line().isHungUp());

            awaitAgent(silent, "Are you still there?");
            assertThat(said(silent, Speaker.CALLER)).isEmpty();
        }
    }

    @Test
    void aCallerIsUnderstoodThroughAsteriskAndHearsTheAnswer(@TempDir Path state) throws IOException {
        try (var asterisk = Asterisk.start(state, port);
                var agent = SpeechSynthesizers.best("slt", 1);
                var caller = asterisk.call("ulaw20", "1001", Codec.ULAW, 20).answered()) {
            UUID call = awaitCallThatBegan();
            awaitAgent(call, "How can I help you?");
            caller.say(sound(WORDS));
            awaitCaller(call, WORDS);

            // Sure or not, it says something now that is known beforehand.
            String reply = awaitReply(call, "For which day and time?", "Did you say: " + WORDS + "?");
            short[] answer = sound(agent, reply);
            short[] half = Sound.part(answer, answer.length / 4, answer.length / 2);
            assertThat(Sound.find(half, caller.heard().samples(), 0).likeness()).isGreaterThan(0.9);
            assertThat(caller.heard().lost()).isZero();

            caller.hangUp();
            await("nothing is left")
                    .atMost(10, SECONDS)
                    .until(() -> asterisk.channels() == 0
                            && hub.bean(VoiceSessions.class).inProgress() == 0);
        }
    }

    private static UUID awaitCallThatBegan() {
        return await("the call")
                .atMost(10, SECONDS)
                .until(() -> hub.bean(VoiceSessions.class).all().stream().findFirst(), Optional::isPresent)
                .orElseThrow()
                .id();
    }

    @Test
    void speechInterruptsTheVoiceAgentAndAMumbleDoesNot() {
        UUID call = UUID.randomUUID();
        try (var caller = new TalkingCaller(AudioSocketCaller.call(port, call))) {
            awaitAgent(call, "How can I help you?");
            // The explanation is long.
            say(caller, "what can i say");
            await("it speaks").atMost(20, SECONDS).until(() -> caller.hearsSpeech(3));
            caller.say(sound("mm"));
            await("it speaks on")
                    .pollDelay(1_500, TimeUnit.MILLISECONDS)
                    .atMost(5, SECONDS)
                    .until(() -> caller.hearsSpeech(3));
            assertThat(EVENTS)
                    .noneMatch(event ->
                            event instanceof VoiceEvent.BargedIn && event.call().equals(call));

            caller.say(sound("i want to speak to the manager"));
            awaitBargeIn(call);
            await("it is silent while he speaks")
                    .atMost(2, SECONDS)
                    .until(() -> !caller.hearsSpeech(5) && caller.isSpeaking());
            awaitAnswer(caller, call, "One moment please, I am connecting you.");
            assertThat(said(call, Speaker.AGENT).stream().filter(text -> text.startsWith("Sorry, I did not")))
                    .as("cut to what was heard")
                    .allMatch(text -> !text.endsWith("What would you like?"));
        }
    }

    private static void say(TalkingCaller caller, String text) {
        await("it is silent").atMost(20, SECONDS).until(() -> !caller.hearsSpeech(20));
        caller.say(sound(text));
    }

    private static void awaitCaller(UUID call, String text) {
        await("the caller is understood")
                .atMost(20, SECONDS)
                .untilAsserted(() -> assertThat(said(call, Speaker.CALLER)).contains(text));
    }

    private static void awaitAgent(UUID call, String text) {
        await("the voice agent says " + text)
                .atMost(40, SECONDS)
                .untilAsserted(() -> assertThat(String.join(" ", said(call, Speaker.AGENT)))
                        .as("what was said: %s", conversation(call))
                        .contains(text));
    }

    private static String awaitReply(UUID call, String... replies) {
        List<String> possible = List.of(replies);
        return await("one of " + possible)
                .atMost(20, SECONDS)
                .until(
                        () -> said(call, Speaker.AGENT).stream()
                                .filter(possible::contains)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> conversation(UUID call) {
        return EVENTS.stream()
                .filter(event -> event.call().equals(call))
                .filter(VoiceEvent.Utterance.class::isInstance)
                .map(VoiceEvent.Utterance.class::cast)
                .map(said -> said.speaker() + " (" + said.confidence() + "): " + said.text())
                .toList();
    }

    /** A caller who is asked whether that is what he said presses 1. */
    private static void awaitAnswer(TalkingCaller caller, UUID call, String text) {
        var confirmed = new AtomicBoolean();
        await("the voice agent answers " + text).atMost(40, SECONDS).untilAsserted(() -> {
            List<String> said = said(call, Speaker.AGENT);
            if (said.get(said.size() - 1).startsWith("Did you say:") && confirmed.compareAndSet(false, true)) {
                caller.press('1');
            }
            assertThat(String.join(" ", said))
                    .as("what was said: %s", conversation(call))
                    .contains(text);
        });
    }

    private static void awaitBargeIn(UUID call) {
        await("barge-in")
                .atMost(10, SECONDS)
                .until(() -> EVENTS.stream()
                        .anyMatch(event -> event instanceof VoiceEvent.BargedIn
                                && event.call().equals(call)));
    }

    private static List<String> said(UUID call, Speaker speaker) {
        return EVENTS.stream()
                .filter(event -> event.call().equals(call))
                .filter(VoiceEvent.Utterance.class::isInstance)
                .map(VoiceEvent.Utterance.class::cast)
                .filter(utterance -> utterance.speaker() == speaker)
                .map(VoiceEvent.Utterance::text)
                .toList();
    }

    /** What the telephone line makes of the caller's voice. */
    private static short[] sound(String text) {
        return sound(voice, text);
    }

    private static short[] sound(SpeechSynthesizer voice, String text) {
        var spoken = new CompletableFuture<SpokenSentence>();
        voice.speak(text, new SpeechListener() {
            @Override
            public void sentence(SpokenSentence sentence) {
                spoken.complete(sentence);
            }

            @Override
            public void finished() {
                // One sentence is all.
            }

            @Override
            public void failed(SynthesisException problem) {
                spoken.completeExceptionally(problem);
            }
        });
        SpokenSentence sentence = spoken.join();
        return new Resampler(sentence.sampleRate(), 8_000).resample(sentence.samples());
    }
}
