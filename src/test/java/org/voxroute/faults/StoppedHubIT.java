/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.faults;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.AudioSocketCaller;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;

/** What becomes of calls when the hub is stopped as it should be. */
class StoppedHubIT {

    @TempDir
    static Path data;

    @Test
    void aCallThatTheHubAloneHasEndsBeforeTheHubDoes() {
        int port = Ports.free();
        String call = UUID.randomUUID().toString();
        AudioSocketCaller caller;
        try (var hub = start(port)) {
            caller = AudioSocketCaller.call(port, UUID.fromString(call));
            caller.say(0);
            await("answered").atMost(20, SECONDS).until(() -> hub.client().isActive(call));
        }
        caller.close();
        try (var next = start(port)) {
            await("its record")
                    .atMost(20, SECONDS)
                    .untilAsserted(() -> assertThat(next.client().cdrsOf(call))
                            .singleElement()
                            .satisfies(cdr -> {
                                assertThat(cdr.path("source").asText()).isEqualTo("events");
                                assertThat(cdr.path("hangup_cause").asText()).isEqualTo("NORMAL_CLEARING");
                            }));
        }
    }

    private static Hub start(int port) {
        return Hub.start(data, Map.of("audiosocket.port", "" + port, "voxroute.voice.provider", "echo"));
    }
}
