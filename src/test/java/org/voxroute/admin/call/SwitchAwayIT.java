/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.ChaosProxy;
import org.voxroute.kit.EventFeed;
import org.voxroute.kit.Hub;
import org.voxroute.kit.SwitchOutside;

/** A switch that is away, or hangs: who asks is told within two seconds. */
class SwitchAwayIT {

    private static final Duration AT_MOST = Duration.ofSeconds(2);

    @TempDir
    static Path data;

    private static SwitchOutside outside;
    private static ChaosProxy way;
    private static Hub hub;
    private static CallApi api;

    @BeforeAll
    static void start() throws IOException {
        outside = SwitchOutside.start();
        way = ChaosProxy.to(outside.port());
        hub = Hub.start(
                data,
                Map.of(
                        "voxroute.freeswitch.host",
                        "127.0.0.1",
                        "voxroute.freeswitch.port",
                        Integer.toString(way.port()),
                        "voxroute.freeswitch.password",
                        SwitchOutside.PASSWORD));
        api = new CallApi(hub);
        connected();
    }

    @AfterAll
    static void stop() throws IOException {
        hub.close();
        way.close();
        outside.close();
    }

    @Test
    void aSwitchThatIsAwayIs503() {
        String call = dialled();
        way.refuse();
        way.cut();
        try {
            unavailable(call);
        } finally {
            way.allow();
        }
        connected();
    }

    @Test
    void aSwitchThatHangsIs503() {
        String call = dialled();
        way.freeze();
        try {
            unavailable(call);
        } finally {
            way.thaw();
        }
        connected();
    }

    private static void unavailable(String call) {
        told(() -> api.dial("8005551234", ""));
        told(() -> api.command(call, "hangup", ""));
        told(() -> api.command(call, "hold?leg=b", ""));
        told(() -> api.command(call, "transfer", "{\"destination\":\"1000\"}"));
        told(() -> api.command(call, "record/start", ""));
        told(() -> api.get("/api/gateways"));
        told(() -> api.get("/api/gateways/telnyx"));
    }

    private static void told(Supplier<JsonNode> request) {
        long begin = System.nanoTime();
        JsonNode answer = request.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        api.refused(answer, 503, "switch_unavailable");
        assertThat(answer.at("/error/details/outcome").asText()).isIn("not_done", "unknown");
        assertThat(took).isLessThan(AT_MOST);
    }

    private static String dialled() {
        try (var feed = EventFeed.of(hub, "")) {
            JsonNode dialled = api.dial("8005551234", "");
            api.ok(dialled, 200);
            String call = dialled.at("/data/uuid").asText();
            await("bridged").atMost(20, SECONDS).until(() -> feed.typesOf(call).contains("call.bridged"));
            return call;
        }
    }

    private static void connected() {
        await("the switch")
                .atMost(30, SECONDS)
                .until(() -> api.get("/api/gateways").path("httpStatus").asInt() == 200);
    }
}
