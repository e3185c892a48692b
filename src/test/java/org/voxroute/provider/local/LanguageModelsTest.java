/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.provider.local.dialogue.ChatClient;
import org.voxroute.provider.local.dialogue.ChatSettings;
import org.voxroute.provider.local.dialogue.DialogueFile;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.LanguageModel.Completeness;
import org.voxroute.voice.spi.LanguageModel.Talk;
import org.voxroute.voice.spi.LanguageModel.Then;
import org.voxroute.voice.spi.LanguageModel.Turn;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceRequest;

/** What may answer on a call of the local provider. */
class LanguageModelsTest {

    private final Answer answer = new Answer();

    @Nested
    class ADialogue {

        private final Talk talk = new DialogueModel(DialogueFile.reception()).open(call("", List.of()));

        @Test
        void greetsWithItsFirstQuestionOrAsTheAgentDoes() {
            talk.begin(answer);
            assertThat(answer.text()).isEqualTo("Thank you for calling. How can I help you?");
            var other = new Answer();
            new DialogueModel(DialogueFile.reception())
                    .open(call("Good morning.", List.of()))
                    .begin(other);
            assertThat(other.text()).isEqualTo("Good morning.");
            assertThat(other.expected).isEqualTo(new Expected("open", 1, false));
        }

        @Test
        void answersWordsAndKeys() {
            talk.answer(said("i want to check my balance"), answer);
            assertThat(answer.text()).startsWith("Please tell me your account number");
            assertThat(answer.expected).isEqualTo(new Expected("number", 0, false));
            var keys = new Answer();
            talk.answer(new Turn("", 1, "4711"), keys);
            assertThat(keys.text()).isEqualTo("I heard 4 7 1 1. Is that right?");
            assertThat(keys.expected.keys()).isEqualTo(1);
        }

        @Test
        void isWhereItWasWhenAnAnswerIsUndone() {
            talk.answer(said("i would like to book an appointment"), answer).undo();
            var whole = new Answer();
            talk.answer(said("i would like to book an appointment on tuesday at ten"), whole);

            assertThat(whole.text()).isEqualTo("For which day and time?");
            assertThat(talk.completeness("tuesday at")).isEqualTo(Completeness.UNFINISHED);
        }

        @Test
        void hangsUpAndTransfers() {
            talk.answer(said("goodbye"), answer);
            assertThat(answer.then).isEqualTo(Then.HANG_UP);
            var person = new Answer();
            talk.answer(new Turn("", 1, "0"), person);
            assertThat(person.then).isEqualTo(Then.TRANSFER);
        }

        @Test
        void givesACallerWhoAsksForItTime() {
            talk.answer(said("just a moment"), answer);
            assertThat(answer.expected.patience()).isTrue();
        }
    }

    @Nested
    class ARoute {

        private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
        private final Talk talk = new RouteModel(Duration.ofMillis(100), clock).open(call("", List.of()));

        @AfterEach
        void stop() {
            clock.shutdownNow();
        }

        @Test
        void isGivenTimeToAnswer() {
            talk.answer(said("what time is it"), answer);
            assertThat(answer.text()).isEmpty();
            await().atMost(Duration.ofSeconds(5)).until(() -> answer.then == Then.LISTEN);

            assertThat(answer.text()).isEqualTo("I am sorry, I have no answer yet.");
        }

        @Test
        void saysNothingOnceItAnswered() throws InterruptedException {
            talk.answer(said("what time is it"), answer).cancel("");
            clock.shutdown();
            assertThat(clock.awaitTermination(5, TimeUnit.SECONDS)).isTrue();

            assertThat(answer.text()).isEmpty();
        }
    }

    @Nested
    class AChat {

        private final List<String> requests = new CopyOnWriteArrayList<>();
        private volatile String says = "Fine, thank you.";
        private HttpServer server;
        private ChatClient client;

        @BeforeEach
        void listen() throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/v1/chat/completions", exchange -> {
                requests.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(200, 0);
                String event = "data: {\"choices\":[{\"delta\":{\"content\":\"" + says + "\"}}]}\n\ndata: [DONE]\n\n";
                exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
            var address = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1");
            client = new ChatClient(ChatSettings.of(address, "small", null));
        }

        @AfterEach
        void stop() {
            client.close();
            server.stop(0);
        }

        @Test
        void remembersWhatWasSaid() {
            Talk talk = open(List.of());
            talk.begin(answer);
            ask(talk, "how are you");
            ask(talk, "and you");

            assertThat(requests.get(1))
                    .contains("Be kind.", "Hello. How can I help you?", "how are you", "Fine, thank you.", "and you");
        }

        @Test
        void remembersOnlyWhatWasHeard() {
            Talk talk = open(List.of());
            var first = new Answer();
            var under = talk.answer(said("how are you"), first);
            await().atMost(Duration.ofSeconds(5)).until(() -> first.then != null);
            under.cancel("Fine,");
            ask(talk, "stop");

            assertThat(requests.get(1)).contains("\"Fine,\"").doesNotContain("thank you");
        }

        @Test
        void forgetsATurnThatWasNotOver() {
            Talk talk = open(List.of());
            var first = new Answer();
            var under = talk.answer(said("book a table"), first);
            await().atMost(Duration.ofSeconds(5)).until(() -> first.then != null);
            under.undo();
            ask(talk, "book a table for two");

            assertThat(requests.get(1)).contains("book a table for two").doesNotContain("\"book a table\"", "Fine");
        }

        @Test
        void hangsUpIfItsAgentMay() {
            says = "Goodbye. [hangup]";
            assertThat(ask(open(List.of("hangup")), "bye").then).isEqualTo(Then.HANG_UP);
            assertThat(ask(open(List.of()), "bye").then).isEqualTo(Then.LISTEN);
        }

        @Test
        void saysWhatIsWrong() {
            server.removeContext("/v1/chat/completions");
            var failed = new Answer();
            open(List.of()).answer(said("hello"), failed);
            await().atMost(Duration.ofSeconds(5)).until(() -> failed.error != null);

            assertThat(failed.error).hasMessageContaining("404");
            assertThat(failed.error.isRetryable()).isFalse();
        }

        private Talk open(List<String> tools) {
            return new ChatModel(client).open(call("", tools));
        }

        private Answer ask(Talk talk, String text) {
            var asked = new Answer();
            talk.answer(said(text), asked);
            await().atMost(Duration.ofSeconds(5)).until(() -> asked.then != null);
            return asked;
        }
    }

    private static Turn said(String text) {
        return new Turn(text, 0.9, "");
    }

    private static VoiceRequest call(String greeting, List<String> tools) {
        var agent = new AgentProfile(
                "test",
                1,
                "local",
                "Be kind.",
                greeting,
                "",
                "en-US",
                tools,
                AgentProfile.Limits.USUAL,
                AgentProfile.Recording.NONE);
        return new VoiceRequest(UUID.randomUUID(), AudioFormat.pcm16(8_000), agent, Map.of());
    }

    private static final class Answer implements LanguageModel.Listener {

        private final List<String> parts = new CopyOnWriteArrayList<>();
        private volatile Expected expected;
        private volatile Then then;
        private volatile ProviderError error;

        String text() {
            return String.join("", parts);
        }

        @Override
        public void text(String part) {
            parts.add(part);
        }

        @Override
        public void finished(Then next, Expected what) {
            expected = what;
            then = next;
        }

        @Override
        public void failed(ProviderError problem) {
            error = problem;
        }
    }
}
