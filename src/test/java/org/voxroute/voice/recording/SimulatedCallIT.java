/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.Api;
import org.voxroute.kit.EventFeed;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;

/** A simulated caller speaks to the echo: a call with its events, its record and its recording. */
class SimulatedCallIT {

    @TempDir
    static Path data;

    private static Hub hub;
    private static Api api;

    @BeforeAll
    static void start() throws IOException {
        int port = Ports.free();
        hub = Hub.start(data, Map.of("audiosocket.port", "" + port, "voxroute.voice.provider", "echo"));
        api = new Api(hub);
        api.put("/api/voice-agents/reception", "{\"recording\":true}");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @Test
    void aCallIsHeardToldRecordedAndRemembered() throws Exception {
        try (var feed = EventFeed.of(hub, "")) {
            JsonNode made = api.ask(
                    "POST", "/api/simulated-calls", "{\"say\":[\"Hello, is anybody there?\"],\"press\":\"5\"}", 202);
            String call = made.path("call_id").asText();
            await("the call").atMost(20, SECONDS).until(() -> hub.client().isActive(call));
            await("its record")
                    .atMost(40, SECONDS)
                    .until(() -> !hub.client().cdrsOf(call).isEmpty());

            JsonNode cdr = api.get(made.path("cdr").asText());
            assertThat(cdr.path("node").asText()).startsWith("audiosocket/");
            assertThat(cdr.path("destination_number").asText()).isEqualTo("reception");
            assertThat(cdr.path("billsec").asInt()).isPositive();
            assertThat(cdr.path("hangup_cause").asText()).isEqualTo("NORMAL_CLEARING");
            assertThat(api.get(made.path("messages").asText()).path("messages")).isEmpty();

            byte[] wav = recording(made.path("recording").asText(), "").body();
            assertThat(loudness(wav, 0)).as("the caller").isGreaterThan(300);
            assertThat(loudness(wav, 1)).as("the voice agent").isGreaterThan(300);

            HttpResponse<byte[]> part = recording(made.path("recording").asText(), "bytes=4-7");
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).containsExactly(wav[4], wav[5], wav[6], wav[7]);
            assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-7/" + wav.length);
            assertThat(recording(made.path("recording").asText(), "bytes=99999999-")
                            .statusCode())
                    .isEqualTo(416);

            assertThat(feed.typesOf(call))
                    .containsSubsequence(
                            "call.started",
                            "call.answered",
                            "call.voice_agent",
                            "call.recording.started",
                            "call.dtmf",
                            "call.recording.stopped",
                            "call.ended",
                            "cdr");
        }
    }

    @Test
    void whoIsNoVoiceAgentCantBeCalled() {
        JsonNode error =
                api.refused("POST", "/api/simulated-calls", "{\"say\":[\"Hello\"],\"voice_agent\":\"nobody\"}", 422);
        assertThat(error.path("code").asText()).isEqualTo("unknown_voice_agent");
    }

    private static HttpResponse<byte[]> recording(String path, String range) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(hub.client().base() + path))
                .header("Authorization", Hub.HubClient.authorization());
        if (!range.isEmpty()) {
            request.header("Range", range);
        }
        HttpClient http = HttpClient.newHttpClient();
        await("the file is finished")
                .atMost(5, SECONDS)
                .pollInterval(100, MILLISECONDS)
                .until(() -> http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                                .statusCode()
                        != 404);
        return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    /** Mean of the absolute samples of one channel, where it is loudest for a tenth of a second. */
    private static double loudness(byte[] wav, int channel) {
        assertThat(new String(wav, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("RIFF");
        var samples = ByteBuffer.wrap(wav, 44, wav.length - 44)
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer();
        double loudest = 0;
        for (int from = 0; from + 1600 <= samples.limit(); from += 1600) {
            double sum = 0;
            for (int i = from + channel; i < from + 1600; i += 2) {
                sum += Math.abs(samples.get(i));
            }
            loudest = Math.max(loudest, sum / 800);
        }
        return loudest;
    }
}
