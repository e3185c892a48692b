/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.websocket.WebsocketConstants;

class WebSocketLineTest {

    private static final UUID CALL = UUID.randomUUID();
    private static final AudioFrame FRAME = AudioFrame.silence(AudioFormat.pcm16(8_000), 160);

    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final FakeConnection connection = FakeConnection.withToken("t");
    private final List<LineMessage> heard = new CopyOnWriteArrayList<>();
    private final List<String> ends = new CopyOnWriteArrayList<>();
    private final WebSocketLines lines =
            lines(new WebSocketLines.Limits(Duration.ofMillis(300), Duration.ofMillis(1), 5, 50));
    private Line line;

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void whatComesIsHeardInOrderAndAnswered() {
        open();
        take("hello");
        take(new byte[] {1, 2});
        take("fail");
        await().atMost(2, SECONDS).until(() -> !connection.closes().isEmpty());
        assertThat(heard).hasSize(2).first().isEqualTo(new LineMessage.Call(CALL));
        assertThat(connection.sent()).containsExactly("said", "said");
        assertThat(connection.closes()).containsExactly("1007 not of this transport");
        assertThat(lines.garbageLines()).isOne();
    }

    @Test
    void whoSaysNothingIsClosedAfterAWhile() {
        open();
        await().atMost(2, SECONDS).until(() -> !connection.closes().isEmpty());
        assertThat(connection.closes()).containsExactly("1008 Nothing came over the connection");
    }

    @Test
    void whoDoesNotReadLosesFramesAndThenTheLine() {
        begun();
        connection.stopReading();
        await().atMost(2, SECONDS).until(() -> {
            line.say(FRAME);
            return !connection.closes().isEmpty();
        });
        assertThat(connection.closes()).containsExactly("1013 The other side doesn't read");
        assertThat(lines.droppedFrames()).isGreaterThan(1);
    }

    @Test
    void aLineThatWasHungUpSaysNothingMore() {
        begun();
        int sent = connection.sent().size();
        line.hangUp("enough");
        line.say(FRAME);
        await().atMost(2, SECONDS).until(() -> !connection.closes().isEmpty());
        assertThat(connection.closes()).containsExactly("1000 enough");
        assertThat(connection.sent()).hasSize(sent);
    }

    @Test
    void theEndIsToldOnceWithItsReason() {
        begun();
        assertThat(lines.find(CALL)).isPresent();
        connection.end(1006, "");
        connection.end(1006, "");
        await().atMost(2, SECONDS).until(() -> !ends.isEmpty());
        assertThat(lines.open()).isZero();
        assertThat(lines.find(CALL)).isEmpty();
        assertThat(ends).containsExactly("The connection was lost");
    }

    @Test
    void anExchangeOfAnotherComponentIsRefused() {
        assertThatThrownBy(() -> lines.take(Map.of(), "x", this::meet)).hasMessageContaining("websocket-jsr356:");
    }

    private void begun() {
        open();
        take("hello");
        await().atMost(2, SECONDS)
                .until(() -> line != null && !connection.sent().isEmpty());
    }

    private void open() {
        lines.take(headers("open"), null, this::meet);
    }

    private void take(Object body) {
        lines.take(headers("message"), body, this::meet);
    }

    private Map<String, Object> headers(String event) {
        return Map.of(WebsocketConstants.CONNECTION, connection, WebsocketConstants.EVENT, event);
    }

    private LineListener meet(Line met) {
        line = met;
        var listener = new LineListener() {
            @Override
            public LineMessage hear(LineMessage message) {
                heard.add(message);
                return FRAME;
            }

            @Override
            public void closed(String why) {
                ends.add(why);
            }
        };
        met.listen(listener);
        return listener;
    }

    private WebSocketLines lines(WebSocketLines.Limits limits) {
        return new WebSocketLines("test", made -> new Codec(), new WebSocketLines.Threads(threads, threads), limits);
    }

    /** "hello" begins the call, "fail" is garbage, bytes are a frame. */
    private static final class Codec implements MediaCodec {

        @Override
        public List<LineMessage> decode(Object message) throws MediaException {
            if ("fail".equals(message)) {
                throw new MediaException(MediaException.INVALID, "not of this transport");
            }
            return List.of("hello".equals(message) ? new LineMessage.Call(CALL) : FRAME);
        }

        @Override
        public Object encode(LineMessage message) {
            return "said";
        }
    }
}
