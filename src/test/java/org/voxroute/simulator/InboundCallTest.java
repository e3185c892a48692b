/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

class InboundCallTest {

    @Test
    void aNewcomersCallRingsExtension1000AndIsAnswered() {
        SimulatorConfig config = SimulatorConfig.of(Path.of("freeswitch/conf"), "secret");
        try (SimulatedSwitch fs = new SimulatedSwitch(config)) {
            fs.start();
            try (TestClient client = TestClient.of(fs, "secret")) {
                assertThat(client.api("show registrations")).contains("1000");
                client.send("event plain ALL");
                String uuid = fs.placeCall(new CallScript(
                                "+15550100001",
                                "Ann",
                                "+15550100002",
                                Outcome.ANSWERED,
                                Duration.ofMillis(50),
                                Duration.ofMillis(100),
                                Side.CALLER))
                        .orElseThrow();
                List<Frame> events = client.eventsUntil("CHANNEL_DESTROY", 2);
                assertThat(events).isNotEmpty();
                assertThat(uuid).isNotEmpty();
                assertThat(client.api("show calls as json")).isEqualTo("{\"row_count\": 0}\n");
            }
        }
    }
}
