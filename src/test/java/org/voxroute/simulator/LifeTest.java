/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** The switch's heartbeat, its end, and its return. */
class LifeTest {

    private final SimulatedSwitch fs = new SimulatedSwitch(SimulatorConfig.of(Telling.CONFIGURATION, "secret")
            .withRegistered("1020")
            .withHeartbeat(Duration.ofMillis(50)));

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    @BeforeEach
    void start() {
        fs.start();
        client = TestClient.of(fs, "secret");
    }

    @AfterEach
    void stop() {
        client.close();
        fs.close();
    }

    @Test
    void beatsAsRecorded() {
        client.send("event json HEARTBEAT RE_SCHEDULE");
        Frame beat = client.awaits("HEARTBEAT", 2);
        Frame schedule = client.awaits("RE_SCHEDULE");
        Recording recorded = new Recording("10_event_json_ALL_idle");
        assertThat(beat.headerNames())
                .isEqualTo(recorded.events("HEARTBEAT").get(0).headerNames());
        assertThat(beat.get("Event-Info")).isEqualTo("System Ready");
        assertThat(schedule.headerNames())
                .isEqualTo(recorded.events("RE_SCHEDULE").get(0).headerNames());
    }

    @Test
    void countsItsSessions() {
        call();
        client.send("event json HEARTBEAT");
        assertThat(client.awaits("HEARTBEAT").get("Session-Count")).isEqualTo("2");
    }

    @Test
    void saysGoodbyeWhenItRestarts() {
        client.send("event json CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE SHUTDOWN");
        call();
        fs.restart(false, Duration.ZERO);
        List<Frame> frames = client.untilTheEnd();
        Recording recorded = new Recording("90_shutdown_sigterm_noevents");
        Frame notice = frames.get(frames.size() - 1);
        assertThat(Recording.comparable(notice)).isEqualTo(recorded.replies().get(2));
        assertThat(frames.subList(0, frames.size() - 1))
                .map(event -> event.get("Event-Name") + ' ' + event.get("Hangup-Cause"))
                .containsExactlyInAnyOrder(
                        "SHUTDOWN ",
                        "CHANNEL_HANGUP SYSTEM_SHUTDOWN",
                        "CHANNEL_HANGUP SYSTEM_SHUTDOWN",
                        "CHANNEL_HANGUP_COMPLETE SYSTEM_SHUTDOWN",
                        "CHANNEL_HANGUP_COMPLETE SYSTEM_SHUTDOWN");
    }

    @Test
    void saysNothingWhenItIsKilled() {
        client.send("event json CHANNEL_HANGUP CHANNEL_HANGUP_COMPLETE SHUTDOWN");
        call();
        fs.restart(true, Duration.ZERO);
        assertThat(client.untilTheEnd()).isEmpty();
    }

    @Test
    void comesBackOnTheSamePortAsAnotherCore() {
        call();
        String before = core(client);
        fs.restart(false, Duration.ZERO);
        try (TestClient again = TestClient.of(fs, "secret")) {
            assertThat(core(again)).isNotEqualTo(before);
            assertThat(again.api("show channels")).isEqualTo("\n0 total.\n");
            assertThat(again.api("show calls as json")).isEqualTo("{\"row_count\": 0}\n");
            assertThat(again.api("sofia status profile internal reg")).contains("User:       \t1020@127.0.0.1\n");
        }
    }

    @Test
    void countsItsEventsFromOneAgain() {
        call();
        fs.restart(true, Duration.ZERO);
        try (TestClient again = TestClient.of(fs, "secret")) {
            again.send("event json HEARTBEAT");
            assertThat(Long.parseLong(again.awaits("HEARTBEAT").get("Event-Sequence")))
                    .isLessThan(20);
        }
    }

    @Test
    void isAwayForAsLongAsAsked() {
        int port = fs.port();
        fs.restart(true, Duration.ofMillis(700));
        assertThatThrownBy(() -> new TestClient(port).close()).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(fs::legs).isInstanceOf(IllegalStateException.class);
        await().until(() -> isBack(port));
        try (TestClient again = TestClient.of(fs, "secret")) {
            assertThat(again.api("hostname")).isEqualTo("simulator");
        }
    }

    private static boolean isBack(int port) {
        try (TestClient client = new TestClient(port)) {
            return client.next() != null;
        } catch (UncheckedIOException refused) {
            return false;
        }
    }

    @Test
    void keepsItsRegistrationsAndScriptsOverAKill() {
        fs.register("1021");
        fs.unregister("1020");
        fs.restart(true, Duration.ZERO);
        assertThat(fs.registrations()).hasSize(1);
        assertThat(fs.registrations().get(0).user()).isEqualTo("1021");
    }

    @Test
    void refusesToStartTwice() {
        assertThatThrownBy(fs::start).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void closesTwiceWithoutHarm() {
        fs.close();
        fs.close();
        assertThat(client.untilTheEnd()).hasSize(1);
    }

    private static String core(TestClient client) {
        client.send("event plain API");
        client.api("version");
        return client.awaits("API").get("Core-UUID");
    }

    private void call() {
        client.send("event json CHANNEL_BRIDGE");
        fs.placeCall(new CallScript(
                "+15551230000",
                "Ann",
                "+15550100002",
                Outcome.ANSWERED,
                Duration.ofMillis(20),
                Duration.ofMinutes(1),
                Side.CALLER));
        client.awaits("CHANNEL_BRIDGE");
        client.send("nixevent CHANNEL_BRIDGE");
        client.forget();
    }
}
