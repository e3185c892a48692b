/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.voxroute.call.CallLog;
import org.voxroute.call.CallStore;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.ConversationEvent;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.call.LegEnd;
import org.voxroute.call.SwitchEvent;
import org.voxroute.call.UnsureStore;
import org.voxroute.kit.TestClock;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.spi.Transcript.Speaker;

class VoiceCallsTest {

    private static final String HUB = "01234567-hub";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final InMemoryCallStore store = new InMemoryCallStore();
    private final TestClock clock = new TestClock(VoiceStory.START);
    private final Set<UUID> talking = new HashSet<>();
    private final UUID call = UUID.randomUUID();

    private CallLog log(CallStore kept) {
        return new CallLog(kept, clock, CallLog.CallLogSettings.DEFAULTS);
    }

    private VoiceCalls calls(CallLog log) {
        return new VoiceCalls(log, clock, HUB, 1, () -> talking);
    }

    @Test
    void aCallWithoutASwitchIsACallFromItsSessionAlone() {
        CallLog log = log(store);
        calls(log).record(VoiceStory.whole(call));
        clock.advance(Duration.ofSeconds(10));
        log.settle();
        var cdr = store.records().get(0);
        assertThat(cdr.callId()).isEqualTo(call.toString());
        assertThat(cdr.node()).isEqualTo("audiosocket/01234567");
        assertThat(cdr.destination()).isEqualTo("reception");
        assertThat(cdr.answer()).isEqualTo(VoiceStory.at(10));
        assertThat(cdr.billsec()).isEqualTo(5);
        assertThat(cdr.hangupCause()).isEqualTo("NORMAL_CLEARING");
        assertThat(cdr.recordingPath()).isEqualTo(VoiceStory.PATH);
        assertThat(cdr.source()).isEqualTo(LegEnd.Source.EVENTS);
    }

    @Test
    void whatWasSaidIsKeptWithWhatWasMeant() throws Exception {
        calls(log(store)).record(VoiceStory.whole(call));
        var messages = store.messages();
        assertThat(messages)
                .extracting(said -> said.message().content())
                .containsExactly("Good day.", "A table please", "For how");
        assertThat(messages)
                .extracting(said -> said.message().senderType())
                .containsExactly("agent", "customer", "agent");
        assertThat(messages.get(0).message().senderName()).isEqualTo("reception");
        JsonNode metadata = JSON.readTree(messages.get(2).message().metadata());
        assertThat(metadata.path("intended").asText()).isEqualTo("For how many?");
        assertThat(metadata.path("turn").asInt()).isEqualTo(1);
    }

    @Test
    void eventsAreToldInTheirOrderAndNumberedWithoutGaps() {
        List<CloudEvent> told = calls(log(store)).record(VoiceStory.whole(call));
        assertThat(told)
                .extracting(CloudEvent::type)
                .containsExactly(
                        "call.started",
                        "call.answered",
                        "call.voice_agent",
                        "call.recording.started",
                        "call.utterance",
                        "call.utterance",
                        "call.latency",
                        "call.latency",
                        "call.latency",
                        "call.latency",
                        "call.latency",
                        "call.barge_in",
                        "call.utterance",
                        "call.dtmf",
                        "call.failed_over",
                        "call.provider_failed",
                        "call.audio_failed",
                        "call.recording.failed",
                        "call.recording.stopped");
        assertThat(told)
                .extracting(CloudEvent::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, told.size())
                        .mapToObj(number -> (long) number)
                        .toList());
    }

    @Test
    void latencyIsToldAsOneEventAPart() throws Exception {
        List<CloudEvent> told = calls(log(store)).record(VoiceStory.whole(call));
        var last = told.stream()
                .filter(event -> event.type().equals("call.latency"))
                .reduce((one, other) -> other);
        JsonNode data = JSON.readTree(last.orElseThrow().json()).path("data");
        assertThat(data.path("event").asText()).isEqualTo("latency");
        assertThat(data.path("callSid").asText()).isEqualTo(call.toString());
        assertThat(data.path("metric").asText()).isEqualTo("playout_ms");
        assertThat(data.path("ms").asDouble()).isEqualTo(320.5);
    }

    /** The same batch is given again until it is saved; each failure is before or after the transaction. */
    @RepeatedTest(20)
    void aStoreThatFailsNowAndThenLosesNothingAndTellsNothingTwice(RepetitionInfo repetition) {
        var unsure = new UnsureStore(store, new Random(repetition.getCurrentRepetition()));
        VoiceCalls calls = calls(log(unsure));
        var told = new ArrayList<CloudEvent>();
        for (VoiceEvent event : VoiceStory.whole(call)) {
            told.addAll(insist(calls, List.of(event)));
        }
        assertThat(told).extracting(CloudEvent::id).doesNotHaveDuplicates();
        assertThat(store.outbox())
                .extracting(CloudEvent::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 19)
                        .mapToObj(number -> (long) number)
                        .toList());
        assertThat(store.messages()).hasSize(3);
    }

    private static Collection<CloudEvent> insist(VoiceCalls calls, List<VoiceEvent> batch) {
        while (true) {
            try {
                return calls.record(batch);
            } catch (DataAccessException e) {
                // Once more, as the route does.
            }
        }
    }

    @Test
    void aCallThatNoVoiceAgentAnsweredWasNotAnswered() {
        CallLog log = log(store);
        calls(log)
                .record(List.of(
                        VoiceStory.began(call, false),
                        new VoiceEvent.ProviderFailed(call, VoiceStory.at(5), "local", "no model", null),
                        new VoiceEvent.Ended(call, VoiceStory.at(20), "No voice agent", false)));
        clock.advance(Duration.ofSeconds(10));
        log.settle();
        assertThat(store.records().get(0).answer()).isNull();
        assertThat(store.records().get(0).hangupCause()).isEqualTo("NORMAL_TEMPORARY_FAILURE");
    }

    @Test
    void whatIsSaidOnACallThatNobodyKnowsIsKept() {
        var told = calls(log(store))
                .record(List.of(
                        VoiceStory.began(call, true),
                        new VoiceEvent.Utterance(
                                call, VoiceStory.at(9), 1, Speaker.CALLER, "hello", VoiceStory.at(1), null, null),
                        new VoiceEvent.Ended(call, VoiceStory.at(20), "over", true)));
        assertThat(told).isEmpty();
        assertThat(store.messages()).extracting(said -> said.callId()).containsExactly(call.toString());
        assertThat(store.records()).isEmpty();
    }

    @Test
    void aCallOfASwitchWhoseAudioFailedTellsOfItOnceAndKeepsNothing() throws Exception {
        CallLog log = log(store);
        log.record(List.of(VoiceLegs.began(call, talk(), "default", VoiceStory.START)));
        VoiceCalls calls = calls(log);
        var failed = audioFailed(VoiceStory.at(40));
        List<CloudEvent> told = calls.record(List.of(failed));
        assertThat(told).extracting(CloudEvent::type).containsExactly("call.audio_failed");
        JsonNode data = JSON.readTree(told.get(0).json()).path("data");
        assertThat(data.path("voiceAgent").asText()).isEqualTo("bookings");
        assertThat(data.path("transport").asText()).isEqualTo("freeswitch");
        assertThat(data.path("reason").asText()).isEqualTo("No port is free");
        assertThat(calls.record(List.of(failed))).isEmpty();
        assertThat(calls.remembered()).isZero();
    }

    /** The switch tells of its calls by another way than the hub of what it hears. */
    @Test
    void whatHappensBeforeTheSwitchHasToldOfTheCallIsToldAfterItsBeginning() {
        CallLog log = log(store);
        assertThat(calls(log).record(List.of(audioFailed(VoiceStory.at(40))))).isEmpty();
        assertThat(log.record(List.of(VoiceLegs.began(call, talk(), "default", VoiceStory.START))))
                .extracting(CloudEvent::type)
                .containsExactly("call.started", "call.audio_failed");
        assertThat(log.record(List.of(VoiceLegs.answered(call, talk(), "default", VoiceStory.at(50)))))
                .extracting(CloudEvent::type)
                .containsExactly("call.answered");
    }

    @Test
    void whatWaitedForItsCallIsToldBeforeWhatCameLater() {
        CallLog log = log(store);
        calls(log).record(List.of(audioFailed(VoiceStory.at(40))));
        var later = new ConversationEvent.ProviderFailed(VoiceStory.at(50), "local", "no model", null);
        long ordinal = ChronoUnit.MICROS.between(Instant.EPOCH, later.at());
        List<CloudEvent> told = log.record(List.of(
                VoiceLegs.began(call, talk(), "default", VoiceStory.START),
                new SwitchEvent.Said("default", call.toString(), ordinal, 1, later, null)));
        assertThat(told)
                .extracting(CloudEvent::type)
                .containsExactly("call.started", "call.audio_failed", "call.provider_failed");
    }

    @Test
    void whatHappensOnACallOfWhichTheSwitchNeverTellsIsForgotten() {
        CallLog log = log(store);
        calls(log).record(List.of(audioFailed(VoiceStory.at(40))));
        clock.advance(Duration.ofSeconds(61));
        log.settle();
        assertThat(log.record(List.of(VoiceLegs.began(call, talk(), "default", VoiceStory.START))))
                .extracting(CloudEvent::type)
                .containsExactly("call.started");
    }

    private Talk talk() {
        return Talk.of(VoiceStory.began(call, false), "/one");
    }

    private VoiceEvent.AudioFailed audioFailed(Instant at) {
        return new VoiceEvent.AudioFailed(
                call, at, new CallPlan(call, 1, "bookings", true), "freeswitch", "No port is free");
    }

    @Test
    void aCallThatTalksASecondTimeGoesOnWithItsTranscript() {
        CallLog log = log(store);
        VoiceCalls calls = calls(log);
        calls.record(VoiceStory.whole(call).subList(0, 5));
        calls.record(List.of(
                new VoiceEvent.Began(
                        call, VoiceStory.at(60_000), new CallPlan(call, 1, null, true), "freeswitch", "127.0.0.1"),
                new VoiceEvent.Utterance(
                        call,
                        VoiceStory.at(61_000),
                        1,
                        Speaker.CALLER,
                        "me again",
                        VoiceStory.at(60_500),
                        null,
                        null)));
        assertThat(store.messages())
                .extracting(said -> said.message().content())
                .contains("me again")
                .hasSize(3);
    }

    @Test
    void callsOfAHubThatWasKilledAreClosedAtItsNextStart() {
        calls(log(store)).record(VoiceStory.whole(call).subList(0, 5));
        clock.advance(Duration.ofMinutes(5));

        UUID next = UUID.randomUUID();
        talking.add(next);
        CallLog log = log(store);
        VoiceCalls calls = calls(log);
        calls.record(List.of(VoiceStory.began(next, false)));
        calls.reconcile();
        clock.advance(Duration.ofSeconds(10));
        log.settle();
        assertThat(store.records()).hasSize(1);
        assertThat(store.records().get(0).callId()).isEqualTo(call.toString());
        assertThat(store.records().get(0).source()).isEqualTo(LegEnd.Source.INFERRED);
        assertThat(store.records().get(0).hangupCause()).isEqualTo("UNKNOWN");
    }

    @Test
    void anotherHubsCallsAreLeftAlone() {
        new VoiceCalls(log(store), clock, "another-hub", 1, Set::of)
                .record(VoiceStory.whole(call).subList(0, 5));
        CallLog log = log(store);
        calls(log).reconcile();
        clock.advance(Duration.ofMinutes(1));
        log.settle();
        assertThat(store.records()).isEmpty();
    }
}
