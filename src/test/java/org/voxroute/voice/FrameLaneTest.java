/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The routes that run for each frame of each call: one static step, and nothing else. */
class FrameLaneTest {

    private static final Path ROUTES = Path.of("routes");
    private static final Set<String> FROM = Set.of("uri", "parameters", "steps");

    @ParameterizedTest
    @MethodSource("audioRoutes")
    void anAudioRouteExchangesFramesAndNothingElse(Path file) throws IOException {
        assertThat(problems(Files.readString(file))).isEmpty();
    }

    @Test
    void thereAreAudioRoutes() throws IOException {
        assertThat(audioRoutes()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- to: \"voice:converse?transport=x\"\n        - log: \"hello\"",
                "- to: \"voice:converse?transport=x\"\n        - wireTap: { uri: \"direct:a\" }",
                "- toD: \"voice:converse?transport=${header.x}\"",
                "- to: \"direct:provider-echo\"",
                "- to: \"voice:open?provider=echo\"",
                "- bean: { ref: anything }",
                "- to: { uri: \"voice:converse\", parameters: { transport: x }, id: y }\n        - delay: { constant: 1 }"
            })
    void findsWhatDoesNotBelongThere(String steps) {
        assertThat(problems(route("audio", "false", steps))).isNotEmpty();
    }

    @Test
    void findsErrorHandlingThatTriesAgain() {
        assertThat(problems(route("outside-world", "false", "- to: \"voice:converse?transport=x\"")))
                .isNotEmpty();
    }

    @Test
    void findsARouteThatWouldReply() {
        assertThat(problems(route("audio", "false", "true", "- to: \"voice:converse?transport=x\"")))
                .containsExactly("sync is true and not false");
    }

    @Test
    void acceptsTheOneStep() {
        assertThat(problems(route("audio", "false", "- to: \"voice:converse?transport=x\"")))
                .isEmpty();
    }

    static List<Path> audioRoutes() throws IOException {
        try (Stream<Path> files = Files.list(ROUTES)) {
            return files.filter(file -> file.getFileName().toString().startsWith("audio-"))
                    .toList();
        }
    }

    private static String route(String configuration, String streamCache, String steps) {
        return route(configuration, streamCache, "false", steps);
    }

    private static String route(String configuration, String streamCache, String sync, String steps) {
        return """
                - route:
                    id: audio-x
                    routeConfigurationId: %s
                    streamCache: "%s"
                    from:
                      uri: "netty:tcp://127.0.0.1:0"
                      parameters: { sync: %s, usingExecutorService: false }
                      steps:
                        %s
                """.formatted(configuration, streamCache, sync, steps);
    }

    private static List<String> problems(String yaml) {
        List<String> problems = new ArrayList<>();
        List<Map<String, Object>> documents = new Yaml().load(yaml);
        for (Map<String, Object> document : documents) {
            if (document.get("route") instanceof Map<?, ?> route) {
                check(route, problems);
            } else {
                problems.add("holds something that is no route: " + document.keySet());
            }
        }
        return problems;
    }

    private static void check(Map<?, ?> route, List<String> problems) {
        expect("audio", route.get("routeConfigurationId"), "routeConfigurationId", problems);
        expect("false", String.valueOf(route.get("streamCache")), "streamCache", problems);
        Map<?, ?> from = (Map<?, ?>) route.get("from");
        from.keySet().stream().filter(key -> !FROM.contains(key)).forEach(key -> problems.add("from has " + key));
        Map<?, ?> parameters = (Map<?, ?>) from.get("parameters");
        if (String.valueOf(from.get("uri")).startsWith("netty:")) {
            expect("false", String.valueOf(parameters.get("usingExecutorService")), "usingExecutorService", problems);
            expect("false", String.valueOf(parameters.get("sync")), "sync", problems);
        }
        List<?> steps = (List<?>) from.get("steps");
        if (steps.size() != 1
                || !(steps.get(0) instanceof Map<?, ?> step)
                || !step.keySet().equals(Set.of("to"))
                || !String.valueOf(step.get("to")).matches("voice:converse\\?transport=[a-z-]+")) {
            problems.add("has other steps than the one of voice:converse: " + steps);
        }
    }

    private static void expect(String wanted, Object found, String what, List<String> problems) {
        if (!wanted.equals(found)) {
            problems.add(what + " is " + found + " and not " + wanted);
        }
    }
}
