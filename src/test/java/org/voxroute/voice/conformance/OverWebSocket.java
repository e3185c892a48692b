/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.voxroute.kit.Hub;

/** What the callers over WebSocket have in common: a token from the API, PCM in binary messages, JSON beside it. */
final class OverWebSocket extends PacedCaller implements WebSocket.Listener {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final int RATE = 16_000;

    private final Dialect dialect;
    private final Pass pass;
    private final WebSocket socket;
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private volatile String reason = "";
    private volatile boolean ended;

    /** How the transports differ. */
    enum Dialect {
        /** mod_audio_stream, told in JSON. */
        STREAM("audio-stream", true, "{\"sampleRate\":16000,\"mixType\":\"mono\"}"),
        /** mod_audio_fork that streams both ways. */
        FORK(
                "audio-fork",
                true,
                "{\"sampleRate\":16000,\"mixType\":\"mono\",\"playback\":\"binary\",\"callSid\":\"x\"}"),
        BROWSER("browser", false, "{\"type\":\"start\",\"sample_rate\":16000,\"token\":\"TOKEN\"}");

        private final String path;
        private final boolean tokenInPath;
        private final String first;

        Dialect(String path, boolean tokenInPath, String first) {
            this.path = path;
            this.tokenInPath = tokenInPath;
            this.first = first;
        }
    }

    private record Pass(UUID call, String url, String token) {}

    private OverWebSocket(Dialect dialect, Pass pass)
            throws InterruptedException, ExecutionException, TimeoutException {
        super(RATE);
        this.dialect = dialect;
        this.pass = pass;
        String url = dialect.tokenInPath ? pass.url() + "/" + pass.token() : pass.url();
        socket = HTTP.newWebSocketBuilder().buildAsync(URI.create(url), this).get(5, TimeUnit.SECONDS);
        sendText(dialect.first.replace("TOKEN", pass.token()));
        talk();
    }

    static Transport transport(Dialect dialect) {
        return new Transport(dialect.path, true, Set.of(), new Transport.Callers() {
            @Override
            public TestCaller call(Hub hub) throws Exception {
                JsonNode told = hub.client()
                        .post("/api/voice-sessions", "{\"transport\":\"" + dialect.path + "\"}")
                        .path("data");
                return new OverWebSocket(
                        dialect,
                        new Pass(
                                UUID.fromString(told.path("call_id").asText()),
                                told.path("url").asText(),
                                told.path("token").asText()));
            }

            @Override
            public TestCaller again(Hub hub, TestCaller first) throws Exception {
                return new OverWebSocket(dialect, ((OverWebSocket) first).pass);
            }

            @Override
            public TestCaller stranger(Hub hub) throws Exception {
                String url = hub.client().base().replace("http", "ws") + "/media/" + dialect.path;
                return new OverWebSocket(dialect, new Pass(UUID.randomUUID(), url, "A".repeat(43)));
            }
        });
    }

    @Override
    public CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        binary.writeBytes(part);
        if (last) {
            hear(binary.toByteArray());
            binary.reset();
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            told(text.toString());
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private void told(String message) {
        try {
            JsonNode object = JSON.readTree(message);
            switch (object.path("type").asText()) {
                case "streamAudio" ->
                    hear(Base64.getDecoder().decode(object.at("/data/audioData").asText()));
                // A module plays at once in this test, so a mark is reached when it comes.
                case "mark" ->
                    sendText("{\"type\":\"mark\",\"data\":{\"name\":\""
                            + object.at("/data/name").asText() + "\",\"event\":\"playout\"}}");
                case "clear" -> sendText("{\"type\":\"cleared\",\"ms\":0}");
                default -> {
                    // started, killAudio, disconnect: nothing waits here.
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The hub sent no JSON: " + message, e);
        }
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String why) {
        reason = code + " " + why;
        ended = true;
        fallSilent();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        ended = true;
        fallSilent();
    }

    /** One at a time, as the client wants it. */
    private synchronized void sendText(String message) {
        socket.sendText(message, true).join();
    }

    private synchronized void sendBinary(byte[] bytes) {
        socket.sendBinary(ByteBuffer.wrap(bytes), true).join();
    }

    @Override
    void send(byte[] pcm) {
        if (!ended) {
            sendBinary(pcm);
        }
    }

    @Override
    public UUID call() {
        return pass.call();
    }

    @Override
    public void press(char key) {
        sendText(
                dialect == Dialect.BROWSER
                        ? "{\"type\":\"digit\",\"digit\":\"" + key + "\"}"
                        : "{\"event\":\"dtmf\",\"dtmf\":\"" + key + "\",\"duration\":\"160\"}");
    }

    @Override
    public void hangUp() {
        fallSilent();
        if (dialect == Dialect.BROWSER) {
            sendText("{\"type\":\"hangup\"}");
        } else {
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
        }
    }

    @Override
    public void drop() {
        fallSilent();
        socket.abort();
    }

    @Override
    public void garbage() {
        sendBinary(new byte[] {1, 2, 3});
    }

    @Override
    public boolean isEnded() {
        return ended;
    }

    @Override
    public String reason() {
        return reason;
    }

    @Override
    public void close() {
        fallSilent();
        socket.abort();
    }
}
