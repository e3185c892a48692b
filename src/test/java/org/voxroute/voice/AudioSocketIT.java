/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.AudioSocketCaller;
import org.voxroute.kit.Counting;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;
import org.voxroute.media.NettyLines;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.VoiceCounters.Refusal;
import org.voxroute.voice.session.VoiceSessions;

/** Calls over AudioSocket through the hub as shipped, with the echo provider. */
class AudioSocketIT {

    private static final int CAPACITY = 20;

    @TempDir
    static Path data;

    private static int port;
    private static Hub hub;
    private static VoiceSessions sessions;

    @BeforeAll
    static void start() throws IOException {
        port = Ports.free();
        hub = Hub.start(
                data,
                Map.of(
                        "audiosocket.port",
                        "" + port,
                        "voxroute.voice.capacity",
                        "" + CAPACITY,
                        "voxroute.voice.provider",
                        "echo",
                        "voxroute.voice.peers",
                        "127.0.0.1"));
        sessions = hub.bean(VoiceSessions.class);
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void nothingIsLeft() {
        await("no call left").atMost(10, SECONDS).until(() -> sessions.inProgress() == 0);
        await("no connection left")
                .atMost(10, SECONDS)
                .until(() -> hub.bean(NettyLines.class).open() == 0);
    }

    @Test
    void theCallerHearsWhatHeSays() {
        try (var caller = talking()) {
            new Counting(caller::say, caller::values).hearsAll(1, 50);
        }
    }

    @Test
    void theCallerHasSilenceUntilTheVoiceAgentIsThere() {
        try (var caller = AudioSocketCaller.call(port, UUID.randomUUID())) {
            caller.say(0);
            await().atMost(2, SECONDS).until(() -> !caller.heard().isEmpty());
            assertThat(caller.heard().get(0)).hasSize(AudioSocketCaller.FRAME).containsOnly(0);
        }
    }

    @Test
    void aPausingCallerIsGivenSilenceInTime() {
        try (var caller = talking()) {
            caller.heard().clear();
            await("more than a second of it")
                    .atMost(5, SECONDS)
                    .until(() -> caller.heard().size() >= 80);
            // What was said to wake the voice agent may come back first.
            assertThat(caller.values().subList(30, 80)).containsOnly(0);
        }
    }

    @Test
    void aCallerWhoNeverSaysAnythingIsGivenSilence() {
        try (var caller = AudioSocketCaller.call(port, UUID.randomUUID())) {
            await().atMost(1900, MILLISECONDS).until(() -> caller.heard().size() > 10);
        }
    }

    @Test
    void anAnswerIsAsLongAsTheFrame() {
        try (var caller = AudioSocketCaller.call(port, UUID.randomUUID())) {
            caller.send(0x10, new byte[960]);
            await().atMost(2, SECONDS).until(() -> !caller.heard().isEmpty());
            assertThat(caller.heard().get(0)).hasSize(960);
        }
    }

    @Test
    void aKeyDoesNotDisturbTheAudio() {
        try (var caller = talking()) {
            caller.press('5').say(7);
            await().atMost(2, SECONDS).until(() -> caller.values().contains(7));
        }
    }

    @Test
    void aCallEndsWhenTheCallerHangsUp() {
        try (var caller = talking()) {
            assertThat(sessions.inProgress()).isOne();
        }
        await().atMost(2, SECONDS).until(() -> sessions.inProgress() == 0);
    }

    @Test
    void aCallEndsWhenTheConnectionBreaks() {
        talking().drop();
        await().atMost(2, SECONDS).until(() -> sessions.inProgress() == 0);
    }

    @Test
    void theHubSaysSoBeforeItHangsUp() {
        UUID id = UUID.randomUUID();
        try (var caller = talking(id)) {
            sessions.find(id).orElseThrow().hangUp("enough");
            await().atMost(2, SECONDS).until(caller::isHungUp);
            caller.say(1);
            await().atMost(5, SECONDS).until(caller::isEnded);
            assertThat(caller.isReset()).isFalse();
        }
    }

    @Test
    void garbageEndsItsOwnCallOnly() {
        try (var other = talking();
                var caller = talking()) {
            caller.raw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            await().atMost(3, SECONDS).until(caller::isEnded);
            assertThat(caller.isHungUp()).isTrue();
            other.say(9);
            await().atMost(2, SECONDS).until(() -> other.values().contains(9));
        }
    }

    @Test
    void aCallThatIsBoundAlreadyIsRefused() {
        UUID id = UUID.randomUUID();
        try (var first = talking(id);
                var second = AudioSocketCaller.call(port, id)) {
            await().atMost(3, SECONDS).until(second::isEnded);
            assertThat(second.heard()).isEmpty();
            first.say(3);
            await().atMost(2, SECONDS).until(() -> first.values().contains(3));
        }
    }

    @Test
    void aPeerWhoMayNotBeginACallIsRefusedUnlessItWasAnnounced() {
        UUID announced = UUID.randomUUID();
        assertThat(sessions.announce(new CallPlan(announced, 1, null, false))).isTrue();
        try (var stranger = AudioSocketCaller.connect(port, "127.0.0.2").announce(UUID.randomUUID());
                var expected = AudioSocketCaller.connect(port, "127.0.0.2").announce(announced)) {
            await().atMost(3, SECONDS).until(stranger::isEnded);
            await().atMost(3, SECONDS).until(() -> !expected.heard().isEmpty());
        }
    }

    @Test
    void oneCallMoreThanThereMayBeIsRefusedAtOnce() {
        List<AudioSocketCaller> callers = new ArrayList<>();
        try {
            for (int i = 0; i < CAPACITY; i++) {
                callers.add(talking());
            }
            long before = sessions.counters().refused(Refusal.CAPACITY);
            try (var tooMany = AudioSocketCaller.call(port, UUID.randomUUID())) {
                await().atMost(1, SECONDS).until(tooMany::isHungUp);
            }
            assertThat(sessions.counters().refused(Refusal.CAPACITY)).isEqualTo(before + 1);
            assertThat(sessions.inProgress()).isEqualTo(CAPACITY);
            callers.remove(0).close();
            await().atMost(2, SECONDS).until(() -> sessions.inProgress() < CAPACITY);
            callers.add(talking());
        } finally {
            callers.forEach(AudioSocketCaller::close);
        }
    }

    @Test
    void aCallWithoutAProviderEndsWithAReason() {
        UUID id = UUID.randomUUID();
        sessions.announce(new CallPlan(id, 1, "nobody", false));
        try (var caller = AudioSocketCaller.call(port, id)) {
            await().atMost(5, SECONDS).until(caller::isHungUp);
        }
        assertThat(sessions.counters().failed()).isPositive();
    }

    @Test
    void theMetersTellOfCallsAndFrames() {
        try (var caller = talking()) {
            assertThat(hub.client().get("/health").path("httpStatus").asInt()).isEqualTo(200);
            assertThat(hub.metric("voxroute.voice.calls")).isEqualTo(1);
            assertThat(hub.metric("voxroute.voice.frames.heard")).isPositive();
        }
    }

    @Test
    void jmxShowsTheCalls() throws Exception {
        UUID id = UUID.randomUUID();
        try (var caller = talking(id)) {
            var server = ManagementFactory.getPlatformMBeanServer();
            var calls = (TabularData) server.getAttribute(new ObjectName("org.voxroute:type=VoiceCalls"), "Calls");
            var row = calls.get(new Object[] {id.toString()});
            assertThat(row.get("transport")).isEqualTo("audiosocket");
            assertThat(row.get("agent")).isEqualTo("reception");
            assertThat((Long) row.get("frames")).isPositive();
        }
    }

    /** What Camel counts of an exchange takes longer than the exchange of a frame. */
    @Test
    void camelCountsNoFrames() throws Exception {
        try (var caller = talking()) {
            var server = ManagementFactory.getPlatformMBeanServer();
            var routes = server.queryNames(
                    new ObjectName("org.apache.camel:type=routes,name=\"audio-audiosocket\",*"), null);
            assertThat(routes).isNotEmpty();
            for (ObjectName route : routes) {
                assertThat(server.getAttribute(route, "State")).isEqualTo("Started");
                assertThat(server.getAttribute(route, "ExchangesTotal")).isEqualTo(0L);
            }
            assertThat(hub.bean(MeterRegistry.class).getMeters().stream()
                            .filter(meter ->
                                    "audio-audiosocket".equals(meter.getId().getTag("routeId"))))
                    .isEmpty();
        }
    }

    private static AudioSocketCaller talking() {
        return talking(UUID.randomUUID());
    }

    /** A call whose voice agent is there: it was heard. */
    private static AudioSocketCaller talking(UUID id) {
        var caller = AudioSocketCaller.call(port, id);
        await("the voice agent")
                .atMost(10, SECONDS)
                .pollInterval(20, MILLISECONDS)
                .until(() -> caller.say(1000).values().contains(1000));
        return caller;
    }
}
