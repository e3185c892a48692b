/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.ChaosProxy;
import org.voxroute.kit.Hub;
import org.voxroute.kit.SwitchOutside;

/** What becomes of calls when the network to the switch fails, or the switch itself. */
class HubFaultsIT {

    @TempDir
    static Path data;

    private static SwitchOutside freeswitch;
    private static ChaosProxy network;
    private static Hub hub;

    @BeforeAll
    static void start() throws Exception {
        freeswitch = SwitchOutside.start();
        network = ChaosProxy.to(freeswitch.port());
        hub = Hub.start(data.resolve("hub"), settings());
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<String, String>();
        settings.put("voxroute.freeswitch.nodes.pbx.host", "127.0.0.1");
        settings.put("voxroute.freeswitch.nodes.pbx.port", String.valueOf(network.port()));
        settings.put("voxroute.freeswitch.nodes.pbx.password", SwitchOutside.PASSWORD);
        settings.put("voxroute.freeswitch.nodes.pbx.silence", "3s");
        settings.put("voxroute.freeswitch.nodes.pbx.backoff-max", "500ms");
        return settings;
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
        network.close();
        freeswitch.close();
    }

    @AfterEach
    void mend() {
        network.allow();
        network.thaw();
        await("connected again").atMost(40, SECONDS).until(() -> nodeStatus().equals("UP"));
    }

    @Test
    void closesTheCallsThatAreGoneWhenTheSwitchWasRestarted() {
        String call = freeswitch.call(100, 60_000);
        await("answered").atMost(30, SECONDS).until(() -> hub.client().isActive(call));

        freeswitch.restart();

        await("closed")
                .atMost(40, SECONDS)
                .untilAsserted(() -> assertThat(hub.client().cdrsOf(call))
                        .singleElement()
                        .satisfies(
                                cdr -> assertThat(cdr.path("end_time").asText()).isNotBlank()));
        assertThat(hub.client().isActive(call)).isFalse();
        oneMoreCallWorks();
    }

    @Test
    void keepsACallWhoseEventWasCutInItsBody() {
        String before = freeswitch.call(100, 60_000);
        await().atMost(30, SECONDS).until(() -> hub.client().isActive(before));

        network.cutAfter(20_000);
        List<String> during =
                IntStream.range(0, 10).mapToObj(n -> freeswitch.call(50, 6_000)).toList();

        during.forEach(call -> await("a CDR of " + call)
                .atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(hub.client().cdrsOf(call)).hasSize(1)));
        assertThat(hub.client().isActive(before)).isTrue();
        freeswitch.hangup(before);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(hub.client().cdrsOf(before)).hasSize(1));
    }

    @Test
    void findsOutThatTheNetworkHangsAndClosesWhatEndedMeanwhile() {
        String call = freeswitch.call(100, 120_000);
        await().atMost(30, SECONDS).until(() -> hub.client().isActive(call));

        network.freeze();

        await("noticed").atMost(40, SECONDS).until(() -> !nodeStatus().equals("UP"));
        freeswitch.hangup(call);
        network.cut();
        network.thaw();
        await("closed")
                .atMost(40, SECONDS)
                .untilAsserted(() -> assertThat(hub.client().cdrsOf(call)).hasSize(1));
        assertThat(hub.client().isActive(call)).isFalse();
    }

    @Test
    void learnsOfACallThatBeganWhileItWasAway() {
        network.refuse();
        String call = freeswitch.call(100, 60_000);
        network.allow();

        await("known").atMost(40, SECONDS).until(() -> hub.client().isActive(call));
        freeswitch.hangup(call);
        await().atMost(30, SECONDS)
                .untilAsserted(() -> assertThat(hub.client().cdrsOf(call)).hasSize(1));
    }

    private static void oneMoreCallWorks() {
        String call = freeswitch.call(50, 300);
        await("a call afterwards")
                .atMost(40, SECONDS)
                .untilAsserted(() -> assertThat(hub.client().cdrsOf(call)).hasSize(1));
    }

    private static String nodeStatus() {
        return hub.client().get("/health").at("/components/freeswitch/status").asText();
    }
}
