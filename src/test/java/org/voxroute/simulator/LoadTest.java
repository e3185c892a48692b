/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** Many calls at a steady pace. */
class LoadTest {

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020"));

    @BeforeEach
    void start() {
        fs.start();
        fs.script("1020", new CalleeScript(Outcome.ANSWERED, Duration.ofMillis(5), Duration.ofMillis(5), null));
    }

    @AfterEach
    void stop() {
        fs.close();
    }

    @Test
    void placesAsManyCallsAsPlannedAndEndsThemAll() {
        try (TestClient client = TestClient.of(fs, "secret")) {
            client.send("event plain CHANNEL_HANGUP_COMPLETE");
            assertThat(fs.load(50, Duration.ofSeconds(1), Duration.ofMillis(50), "+15550100002"))
                    .isTrue();
            List<Frame> ended = client.eventsUntil("CHANNEL_HANGUP_COMPLETE", 100);
            LoadProgress progress = fs.loadProgress().orElseThrow();
            assertThat(progress).isEqualTo(new LoadProgress(false, 50, 0, 50));
            assertThat(ended)
                    .allSatisfy(event -> assertThat(event.get("Hangup-Cause")).isEqualTo("NORMAL_CLEARING"));
            await().untilAsserted(() -> assertThat(fs.legs()).isEmpty());
        }
    }

    @Test
    void refusesASecondLoadAtTheSameTime() {
        assertThat(fs.load(1, Duration.ofSeconds(10), Duration.ZERO, "+15550100002"))
                .isTrue();
        assertThat(fs.load(1, Duration.ofSeconds(10), Duration.ZERO, "+15550100002"))
                .isFalse();
    }

    @Test
    void stopsWhenToldTo() {
        assertThat(fs.loadProgress()).isEmpty();
        fs.load(10, Duration.ofSeconds(60), Duration.ZERO, "+15550100002");
        fs.stopLoad();
        LoadProgress progress = fs.loadProgress().orElseThrow();
        assertThat(progress.running()).isFalse();
        assertThat(progress.placed()).isLessThan(progress.planned());
        assertThat(fs.load(10, Duration.ofSeconds(1), Duration.ZERO, "+15550100002"))
                .isTrue();
    }

    @Test
    void endsWithTheSwitch() {
        fs.load(10, Duration.ofSeconds(60), Duration.ZERO, "+15550100002");
        fs.restart(true, Duration.ZERO);
        assertThat(fs.loadProgress()).isEmpty();
    }
}
