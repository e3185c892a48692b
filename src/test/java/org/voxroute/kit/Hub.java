/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.voxroute.VoxrouteApplication;

/**
 * The whole hub inside the test, as its users start it: the shipped configuration and routes, a port and a data folder
 * of its own. Speaks to it over HTTP as the administrator.
 */
public final class Hub implements AutoCloseable {

    public static final String PASSWORD = "correct-horse-battery-staple";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ConfigurableApplicationContext context;
    private final HubClient client;

    private Hub(ConfigurableApplicationContext context) {
        this.context = context;
        int port = ((ServletWebServerApplicationContext) context).getWebServer().getPort();
        this.client = new HubClient("http://127.0.0.1:" + port);
    }

    /**
     * Starts a hub; {@code settings} are properties as {@code application.yaml} names them. Its database is there already:
     * {@link HubProcess} starts one that makes its own.
     */
    public static Hub start(Path dataDir, Map<String, String> settings) {
        if (!settings.containsKey("voxroute.database.url")) {
            PreparedDatabase.in(dataDir.resolve("postgres"));
        }
        return new Hub(SpringApplication.run(
                new Class<?>[] {VoxrouteApplication.class},
                arguments(dataDir, settings, 0).toArray(String[]::new)));
    }

    /** The arguments that a hub of a test gets: free ports, its own data, a known password. */
    static List<String> arguments(Path dataDir, Map<String, String> settings, int port) {
        var arguments = new ArrayList<String>();
        arguments.add("--server.port=" + port);
        arguments.add("--server.address=127.0.0.1");
        arguments.add("--voxroute.env-file=" + dataDir.resolve("none.env"));
        arguments.add("--voxroute.data-dir=" + dataDir);
        arguments.add("--voxroute.simulator.port=0");
        // Twice the same would be a list to Spring.
        if (!settings.containsKey("audiosocket.port")) {
            arguments.add("--audiosocket.port=0");
        }
        // A test that talks says with whom; the others have no use for language models.
        if (!settings.containsKey("voxroute.voice.provider")) {
            arguments.add("--voxroute.voice.provider=echo");
        }
        if (!settings.containsKey("voxroute.local.prepare")) {
            arguments.add("--voxroute.local.prepare=false");
        }
        if (!settings.containsKey("voxroute.freeswitch.media.port")) {
            arguments.add("--voxroute.freeswitch.media.port=0");
        }
        if (!settings.containsKey("voxroute.freeswitch.media.switch-ports")) {
            int first = switchPorts();
            arguments.add("--voxroute.freeswitch.media.switch-ports=" + first + "-" + (first + 99));
        }
        arguments.add("--voxroute.security.admin-password=" + PASSWORD);
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        return arguments;
    }

    /**
     * The first of a hundred ports. Other hubs may run on this machine, each with a simulated switch; those of the same build
     * never have the same, since a test may take all of its hub's.
     */
    private static int switchPorts() {
        int fork = Integer.getInteger("test.fork", 1) - 1;
        return 12_000 + (fork % 3 * 12 + ThreadLocalRandom.current().nextInt(12)) * 100;
    }

    public HubClient client() {
        return client;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** The value of a meter, as it is now. */
    public double metric(String name) {
        var meter = context.getBean(MeterRegistry.class).get(name).meter();
        return meter.measure().iterator().next().getValue();
    }

    public String property(String name) {
        return context.getEnvironment().getRequiredProperty(name);
    }

    @Override
    public void close() {
        context.close();
    }

    /** A user of the hub's HTTP API. */
    public static final class HubClient {

        private final HttpClient http = HttpClient.newHttpClient();
        private final String base;

        public HubClient(String base) {
            this.base = base;
        }

        public String base() {
            return base;
        }

        public JsonNode get(String path) {
            return exchange(request(path).GET());
        }

        public JsonNode post(String path, String json) {
            return exchange(request(path)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8)));
        }

        /** Any other request. */
        public JsonNode send(String method, String path, String json, Map<String, String> headers) {
            HttpRequest.Builder request = request(path)
                    .header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofString(json, StandardCharsets.UTF_8));
            headers.forEach(request::header);
            return exchange(request);
        }

        /** The records of one call. */
        public List<JsonNode> cdrsOf(String call) {
            var found = new ArrayList<JsonNode>();
            get("/api/cdr?limit=200").at("/data/records").forEach(cdr -> {
                if (cdr.path("call_id").asText().equals(call)) {
                    found.add(cdr);
                }
            });
            return found;
        }

        /** Whether the call is among the active ones. */
        public boolean isActive(String call) {
            for (JsonNode row : get("/api/calls/active").path("data")) {
                if (row.path("uuid").asText().equals(call)) {
                    return true;
                }
            }
            return false;
        }

        public static String authorization() {
            return "Basic "
                    + Base64.getEncoder().encodeToString(("admin:" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        }

        private HttpRequest.Builder request(String path) {
            return HttpRequest.newBuilder(URI.create(base + path))
                    .timeout(Duration.ofSeconds(20))
                    .header("Authorization", authorization());
        }

        /** The answer's JSON with its status as field {@code httpStatus}. */
        private JsonNode exchange(HttpRequest.Builder request) {
            try {
                HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
                JsonNode body = JSON.readTree(response.body());
                if (body instanceof ObjectNode object) {
                    object.put("httpStatus", response.statusCode());
                }
                return body;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
