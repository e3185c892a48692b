/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.provider.local.dialogue.ChatException.Kind;
import org.voxroute.provider.local.dialogue.ChatMessage.Role;

class ChatClientTest {

    private static final List<ChatMessage> MESSAGES =
            List.of(new ChatMessage(Role.SYSTEM, "Be short."), new ChatMessage(Role.USER, "Hello \"you\""));

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch released = new CountDownLatch(1);
    private final Listener listener = new Listener();
    private volatile String request = "";
    private volatile String authorization = "";
    private HttpServer server;
    private ChatClient client;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.start();
        client = new ChatClient(new ChatSettings(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
                "small",
                "secret",
                Duration.ofMillis(500),
                Duration.ofMillis(1500),
                100,
                200,
                2));
    }

    @AfterEach
    void close() {
        released.countDown();
        client.close();
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void tellsTheAnswerPieceByPiece() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            says(exchange, ": comment\n\ndata: {\"choices\":[{\"delta\":{\"role\":\"assistant\"}}]}\n\n");
            says(exchange, delta("Hel") + delta("lo.") + "data: [DONE]\n\n");
        });

        client.ask(MESSAGES, listener);

        await().until(() -> listener.finished == 1);
        assertThat(listener.parts).containsExactly("Hel", "lo.");
        assertThat(request)
                .contains("\"model\":\"small\"")
                .contains("\"stream\":true")
                .contains("Hello \\\"you\\\"");
        assertThat(authorization).isEqualTo("Bearer secret");
    }

    @Test
    void saysThatTheModelDoesNotBegin() {
        answers(exchange -> released.await(20, TimeUnit.SECONDS));
        client.ask(MESSAGES, listener);
        fails(Kind.TIMED_OUT);
    }

    @Test
    void saysThatTheModelDoesNotEnd() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            says(exchange, delta("Well"));
            released.await(20, TimeUnit.SECONDS);
        });
        client.ask(MESSAGES, listener);
        fails(Kind.TIMED_OUT);
        assertThat(listener.parts).containsExactly("Well");
    }

    @Test
    void saysWhyItIsRefused() {
        answers(exchange -> {
            exchange.sendResponseHeaders(401, 0);
            says(exchange, "{\"error\":\"bad key\"}");
        });
        client.ask(MESSAGES, listener);
        fails(Kind.REFUSED);
        assertThat(listener.problems.get(0)).hasMessageContaining("401").hasMessageContaining("bad key");
        assertThat(listener.problems.get(0).isRecoverable()).isFalse();
    }

    @Test
    void saysThatNobodyIsThere() {
        server.stop(0);
        client.ask(MESSAGES, listener);
        fails(Kind.UNREACHABLE);
    }

    @Test
    void endsAnAnswerThatIsTooLong() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            says(exchange, delta("x".repeat(90)).repeat(10));
        });
        client.ask(MESSAGES, listener);
        await().until(() -> listener.finished == 1);
        assertThat(listener.parts).hasSize(3);
    }

    @Test
    void refusesALineWithoutEnd() {
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            says(exchange, "data: " + "x".repeat(200_000));
        });
        client.ask(MESSAGES, listener);
        await().atMost(Duration.ofSeconds(10)).until(() -> listener.problems.size() == 1);
    }

    @Test
    void tellsNothingMoreOfACancelledAnswer() {
        var cancelled = new CountDownLatch(1);
        answers(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            says(exchange, delta("Well"));
            cancelled.await(20, TimeUnit.SECONDS);
            says(exchange, delta("more") + "data: [DONE]\n\n");
        });
        ChatAnswer answer = client.ask(MESSAGES, listener);
        await().until(() -> listener.parts.size() == 1);

        answer.cancel();
        cancelled.countDown();

        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(10)).until(() -> listener.parts.size() == 1);
        assertThat(listener.finished).isZero();
        assertThat(listener.problems).isEmpty();
    }

    @Test
    void refusesMoreAnswersAtOnceThanAllowed() {
        answers(exchange -> released.await(20, TimeUnit.SECONDS));
        client.ask(MESSAGES, new Listener());
        client.ask(MESSAGES, new Listener());
        client.ask(MESSAGES, listener);
        fails(Kind.BUSY);
    }

    @Test
    void keepsTheKeyOutOfItsText() {
        assertThat(ChatSettings.of(URI.create("http://127.0.0.1/v1"), "small", "secret")
                        .toString())
                .doesNotContain("secret");
    }

    private void fails(Kind kind) {
        await().atMost(Duration.ofSeconds(10)).until(() -> listener.problems.size() == 1);
        assertThat(listener.problems).extracting(ChatException::kind).containsExactly(kind);
        assertThat(listener.finished).isZero();
    }

    private void answers(Answering answering) {
        server.createContext("/v1/chat/completions", exchange -> {
            request = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            authorization = exchange.getRequestHeaders().getFirst("Authorization");
            try (exchange) {
                answering.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private static void says(HttpExchange exchange, String text) throws IOException {
        OutputStream body = exchange.getResponseBody();
        body.write(text.getBytes(StandardCharsets.UTF_8));
        body.flush();
    }

    private static String delta(String text) {
        return "data: {\"choices\":[{\"delta\":{\"content\":\"" + text + "\"}}]}\n\n";
    }

    private interface Answering {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private static final class Listener implements ChatListener {

        private final List<String> parts = new CopyOnWriteArrayList<>();
        private final List<ChatException> problems = new CopyOnWriteArrayList<>();
        private volatile int finished;

        @Override
        public void text(String part) {
            parts.add(part);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate") // one thread tells
        public void finished() {
            finished++;
        }

        @Override
        public void failed(ChatException problem) {
            problems.add(problem);
        }
    }
}
