/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.freeswitch;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.esl.client.ApiCommand;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.kit.Counting;
import org.voxroute.kit.EventFeed;
import org.voxroute.kit.Hub;
import org.voxroute.kit.VoiceSwitch;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastLines;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;
import org.voxroute.simulator.engine.Digits.Source;
import org.voxroute.simulator.media.FarVoice;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;

/** Calls of FreeSWITCH that talk, through the hub as shipped, with the echo provider; the switch is the simulated one. */
class FreeSwitchVoiceIT {

    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    static Path data;

    private static VoiceSwitch fs;
    private static Hub hub;

    @BeforeAll
    static void start() throws IOException {
        fs = VoiceSwitch.start(data.resolve("conf"));
        hub = startHub();
        // The dialplan's calls ask for it.
        hub.client().post("/api/voice-agents", "{\"name\": \"echo\", \"provider\": \"echo\"}");
    }

    private static Hub startHub() {
        return Hub.start(
                data.resolve("hub"),
                Map.of(
                        "voxroute.freeswitch.host",
                        "127.0.0.1",
                        "voxroute.freeswitch.port",
                        "" + fs.port(),
                        "voxroute.freeswitch.password",
                        VoiceSwitch.PASSWORD,
                        "voxroute.voice.provider",
                        "echo"));
    }

    @AfterAll
    static void stop() {
        hub.close();
        fs.close();
    }

    @AfterEach
    void nothingIsLeft() {
        fs.legs().forEach(leg -> fs.simulated().hangUp(leg.uuid()));
        await("no call left").atMost(10, SECONDS).until(() -> sessions().inProgress() == 0);
        await("no line left").atMost(10, SECONDS).until(() -> lines().open() == 0);
        await("no port in use")
                .atMost(10, SECONDS)
                .until(() -> hub.bean(SwitchPorts.class).taken() == 0);
    }

    @Test
    void theCallerHearsWhatHeSays() {
        assertEchoes(talking(), 1, 50);
    }

    @Test
    void twoCallersHearEachHimself() {
        FarVoice one = talking();
        FarVoice two = talking();
        var other = CompletableFuture.runAsync(() -> assertEchoes(two, 101, 140));
        assertEchoes(one, 1, 40);
        other.join();
        assertThat(values(one)).noneMatch(value -> value > 100 && value <= 140);
        assertThat(values(two)).noneMatch(value -> value >= 1 && value <= 40);
    }

    @Test
    void theCallKeepsTheIdThatCallEventsHave() {
        String call = fs.call(VoiceSwitch.DID);
        await().atMost(10, SECONDS).until(() -> session(call) != null);
        assertThat(session(call).transport()).isEqualTo("freeswitch");
        await().atMost(10, SECONDS).until(() -> hub.client().isActive(call));
    }

    @Test
    void theCallEndsWhenTheCallerHangsUp() {
        String call = fs.call(VoiceSwitch.DID);
        await().atMost(10, SECONDS).until(() -> session(call) != null);
        fs.simulated().hangUp(call);
        await().atMost(2, SECONDS).until(() -> session(call) == null);
    }

    @Test
    void theCallEndsInOrderWhenTheVoiceAgentHangsUp() {
        try (EventFeed feed = EventFeed.of(hub, "")) {
            String call = fs.call(VoiceSwitch.DID);
            await().atMost(10, SECONDS).until(() -> session(call) != null);
            session(call).hangUp("All was said");
            await().atMost(5, SECONDS).until(() -> fs.legs().isEmpty());
            await().atMost(10, SECONDS).until(() -> hub.client().cdrsOf(call).size() == 1);
            assertThat(hub.client().cdrsOf(call).get(0).path("hangup_cause").asText())
                    .isEqualTo("NORMAL_CLEARING");
            await().atMost(10, SECONDS).until(() -> feed.typesOf(call).contains("call.ended"));
            assertThat(feed.typesOf(call)).contains("call.voice_agent").doesNotContain("call.audio_failed");
        }
    }

    @Test
    void keysAreTold() throws Exception {
        List<VoiceEvent> told = new CopyOnWriteArrayList<>();
        try (var listening = sessions().listen(told::add)) {
            String call = fs.call(VoiceSwitch.DID);
            talking(call);
            fs.simulated().press(call, "7#", Source.RTP);
            await().atMost(5, SECONDS).until(() -> keys(told, call).equals("7#"));
        }
    }

    private static String keys(List<VoiceEvent> told, String call) {
        return told.stream()
                .filter(event -> event instanceof VoiceEvent.Pressed
                        && event.call().toString().equals(call))
                .map(event -> String.valueOf(((VoiceEvent.Pressed) event).key()))
                .collect(Collectors.joining());
    }

    @Test
    void aPersonTalksToTheCallerAndThenTheVoiceAgentIsBack() {
        fs.simulated().script("1000", callee(Outcome.ANSWERED, Duration.ofMillis(400)));
        String call = fs.call(VoiceSwitch.DID);
        FarVoice caller = talking(call);
        VoiceSession before = session(call);

        transfer(call, "1000");

        await("the person has the call").atMost(5, SECONDS).until(() -> session(call) == null);
        await("the voice agent is back").atMost(10, SECONDS).until(() -> session(call) != null);
        assertThat(session(call)).isNotSameAs(before);
        assertThat(fs.legs())
                .singleElement()
                .satisfies(leg -> assertThat(leg.uuid()).isEqualTo(call));
        assertEchoes(caller, 60, 90);
    }

    @Test
    void theVoiceAgentIsBackWhenThePersonIsBusy() {
        fs.simulated().script("1000", callee(Outcome.BUSY, null));
        String call = fs.call(VoiceSwitch.DID);
        FarVoice caller = talking(call);
        VoiceSession before = session(call);

        transfer(call, "1000");

        await("the voice agent is back")
                .atMost(10, SECONDS)
                .until(() -> session(call) != null && session(call) != before);
        assertEchoes(caller, 60, 90);
    }

    @Test
    void whoeverIsDialledForAVoiceAgentTalksToIt() {
        fs.simulated().script("1000", callee(Outcome.ANSWERED, LONG));
        String call = UUID.randomUUID().toString();
        command(
                "originate",
                "{origination_uuid=" + call + ",voxroute_voice_agent=echo,voxroute_tenant=1}user/1000 &park()");
        await().atMost(10, SECONDS).until(() -> session(call) != null);
        assertEchoes(talking(call), 1, 30);
    }

    @Test
    void aCallWhoseAudioCantBeStartedIsNotLeftInSilence() {
        SwitchPorts ports = hub.bean(SwitchPorts.class);
        List<InetSocketAddress> taken = new ArrayList<>();
        while (taken.size() < 100) {
            taken.add(ports.take(InetAddress.getLoopbackAddress()));
        }
        try (EventFeed feed = EventFeed.of(hub, "")) {
            String call = fs.call(VoiceSwitch.DID);
            await().atMost(10, SECONDS).until(() -> hub.client().cdrsOf(call).size() == 1);
            assertThat(hub.client().cdrsOf(call).get(0).path("hangup_cause").asText())
                    .isEqualTo("NORMAL_TEMPORARY_FAILURE");
            assertTold(feed, call, "ports from");
        } finally {
            taken.forEach(ports::giveBack);
        }
    }

    @Test
    void aCallOfWhichTheSwitchSendsNothingIsNotLeftInSilence() throws IOException {
        try (EventFeed feed = EventFeed.of(hub, "");
                VoiceSwitch.Squatter squatter =
                        VoiceSwitch.occupy(hub.property("voxroute.freeswitch.media.switch-ports"))) {
            String call = fs.call(VoiceSwitch.DID);
            await().atMost(10, SECONDS).until(() -> hub.client().cdrsOf(call).size() == 1);
            assertThat(squatter.ports()).isEqualTo(100);
            assertThat(hub.client().cdrsOf(call).get(0).path("hangup_cause").asText())
                    .isEqualTo("NORMAL_TEMPORARY_FAILURE");
            assertTold(feed, call, "No audio came within");
        }
    }

    /** That the audio failed is a call event like the others: told before the call's end, once, and kept for Kafka. */
    private static void assertTold(EventFeed feed, String call, String why) {
        await().atMost(10, SECONDS).until(() -> feed.typesOf(call).contains("call.ended"));
        assertThat(feed.typesOf(call))
                .startsWith("call.started")
                .containsSubsequence("call.audio_failed", "call.ended")
                .containsOnlyOnce("call.audio_failed");
        JsonNode event = feed.messages().stream()
                .filter(message -> message.path("callSid").asText().equals(call)
                        && message.path("type").asText().equals("call.audio_failed"))
                .findFirst()
                .orElseThrow();
        assertThat(event.path("reason").asText()).contains(why);
        assertThat(event.path("voiceAgent").asText()).isEqualTo("echo");
        assertThat(event.path("transport").asText()).isEqualTo("freeswitch");
        assertThat(new JdbcTemplate(hub.bean(DataSource.class))
                        .queryForObject(
                                "select count(*) from outbox where event_id = cast(? as uuid) and type = 'call.audio_failed'",
                                Integer.class,
                                event.path("id").asText()))
                .isEqualTo(1);
    }

    @Test
    void aRestartedHubGoesOnWithItsCallers() {
        String call = fs.call(VoiceSwitch.DID);
        FarVoice caller = talking(call);
        hub.close();
        assertThat(fs.legs()).hasSize(1);
        hub = startHub();
        await().atMost(20, SECONDS).until(() -> session(call) != null);
        assertEchoes(caller, 60, 90);
    }

    @Test
    void aRestartedSwitchHasNoCallsAndTakesNewOnes() {
        String call = fs.call(VoiceSwitch.DID);
        await().atMost(10, SECONDS).until(() -> session(call) != null);
        fs.simulated().restart(true, Duration.ofMillis(300));
        await().atMost(20, SECONDS).until(() -> session(call) == null);
        assertEchoes(talking(), 1, 30);
    }

    private static CalleeScript callee(Outcome outcome, Duration hangup) {
        return new CalleeScript(outcome, Duration.ofMillis(20), Duration.ofMillis(50), hangup);
    }

    private static void transfer(String call, String to) {
        Exchange answer = hub.bean(CamelContext.class)
                .createProducerTemplate()
                .send(
                        "voice:transfer?target=" + to,
                        exchange -> exchange.getMessage().setHeader("CamelVoiceCall", call));
        assertThat((Throwable) answer.getException()).isNull();
    }

    private static void command(String name, String arguments) {
        hub.bean(EslNodes.class)
                .only()
                .api(ApiCommand.written(name, arguments), Duration.ofSeconds(10))
                .join();
    }

    private static VoiceSessions sessions() {
        return hub.bean(VoiceSessions.class);
    }

    private static UnicastLines lines() {
        return hub.bean(UnicastLines.class);
    }

    private static VoiceSession session(String call) {
        return sessions().find(UUID.fromString(call)).orElse(null);
    }

    private static FarVoice talking() {
        return talking(await("the switch")
                .atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> fs.call(VoiceSwitch.DID), call -> true));
    }

    /** Once the voice agent is there: what the caller says comes back. */
    private static FarVoice talking(String call) {
        FarVoice voice = fs.simulated().voice(call).orElseThrow();
        voice.listens();
        await("the voice agent of " + call).atMost(20, SECONDS).until(() -> {
            say(voice, 200, 200);
            return values(voice).contains(200);
        });
        return voice;
    }

    private static void say(FarVoice voice, int from, int to) {
        for (int value = from; value <= to; value++) {
            byte[] frame = new byte[FarVoice.FRAME];
            frame[0] = (byte) value;
            voice.say(frame);
        }
    }

    private static void assertEchoes(FarVoice voice, int from, int to) {
        new Counting(number -> say(voice, number, number), () -> values(voice)).hearsAll(from, to);
    }

    /** The first byte of each frame that the caller heard. */
    private static List<Integer> values(FarVoice voice) {
        byte[] heard = voice.heard();
        List<Integer> values = new ArrayList<>();
        for (int at = 0; at < heard.length; at += FarVoice.FRAME) {
            values.add(heard[at] & 0xFF);
        }
        return values;
    }
}
