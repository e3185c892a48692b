/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.voxroute.provider.local.dialogue.ChatException.Kind;

/**
 * Asks a language model behind an OpenAI-compatible address ({@code POST chat/completions}, streamed as server-sent
 * events): Ollama, llama.cpp, vLLM and others. Thread-safe; at most so many answers at once, each bounded in time and
 * length.
 */
public final class ChatClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATA = "data:";
    private static final String DONE = "[DONE]";
    private static final int MAX_LINE = 100_000;
    private static final int MAX_PROBLEM = 500;

    private final ChatSettings settings;
    private final HttpClient client;
    private final ThreadPoolExecutor executor;

    public ChatClient(ChatSettings settings) {
        this.settings = settings;
        client = HttpClient.newBuilder()
                .connectTimeout(settings.firstWord())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        var number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                0, settings.maxConcurrent(), 30, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                    var thread = new Thread(work, "chat-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    /**
     * Asks; returns at once.
     *
     * @param messages so far: the prompt first, what the caller said last
     * @param listener hears the answer, in order, on a thread of the client
     */
    public ChatAnswer ask(List<ChatMessage> messages, ChatListener listener) {
        var answer = new ChatAnswer(listener);
        try {
            executor.execute(() -> run(List.copyOf(messages), answer));
        } catch (RejectedExecutionException e) {
            answer.failed(new ChatException(
                    Kind.BUSY, settings.maxConcurrent() + " answers of the language model are under way", e));
        }
        return answer;
    }

    private void run(List<ChatMessage> messages, ChatAnswer answer) {
        try {
            HttpResponse<InputStream> response =
                    client.send(request(messages), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw refused(response.statusCode(), body);
                }
                if (answer.reads(body, settings.whole())) {
                    read(body, answer);
                }
            }
        } catch (ChatException e) {
            answer.failed(e);
        } catch (HttpTimeoutException e) {
            answer.failed(new ChatException(Kind.TIMED_OUT, "The language model does not begin to answer", e));
        } catch (IOException e) {
            answer.failed(new ChatException(
                    answer.isLate() ? Kind.TIMED_OUT : Kind.UNREACHABLE,
                    answer.isLate()
                            ? "The language model does not end its answer"
                            : "The language model can't be reached",
                    e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            answer.failed(new ChatException(Kind.UNREACHABLE, "The client is closed", e));
        } catch (RuntimeException e) {
            answer.failed(new ChatException(Kind.REFUSED, "The language model's answer can't be read", e));
        } finally {
            answer.over();
        }
    }

    private HttpRequest request(List<ChatMessage> messages) throws IOException {
        byte[] body = JSON.writeValueAsBytes(Map.of(
                "model",
                settings.model(),
                "stream",
                true,
                "max_tokens",
                settings.maxTokens(),
                "messages",
                messages.stream()
                        .map(message -> Map.of("role", message.role().word(), "content", message.text()))
                        .toList()));
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address("chat/completions"))
                .timeout(settings.firstWord())
                .header("Content-Type", "application/json")
                .header("Accept", "text/event-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        if (settings.key() != null) {
            request.header("Authorization", "Bearer " + settings.key());
        }
        return request.build();
    }

    private void read(InputStream body, ChatAnswer answer) throws IOException {
        var lines = new BoundedLines(new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)), MAX_LINE);
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (!line.startsWith(DATA)) {
                continue;
            }
            String data = line.substring(DATA.length()).strip();
            if (data.equals(DONE)) {
                answer.finished();
                return;
            }
            JsonNode event = JSON.readTree(data);
            if (event.hasNonNull("error")) {
                throw new ChatException(
                        Kind.REFUSED,
                        "The language model fails: "
                                + shortened(event.get("error").toString()),
                        null);
            }
            String text =
                    event.path("choices").path(0).path("delta").path("content").asText("");
            if (!text.isEmpty() && !answer.text(text, settings.maxCharacters())) {
                return;
            }
        }
        answer.ended();
    }

    private static ChatException refused(int status, InputStream body) throws IOException {
        String problem = new String(body.readNBytes(MAX_PROBLEM), StandardCharsets.UTF_8);
        return new ChatException(
                status == 429 || status == 503 ? Kind.BUSY : Kind.REFUSED,
                "The language model answers " + status + ": " + shortened(problem),
                null);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > MAX_PROBLEM ? line.substring(0, MAX_PROBLEM) : line;
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
