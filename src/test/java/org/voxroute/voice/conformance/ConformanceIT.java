/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spring.SpringCamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.context.ConfigurableApplicationContext;
import org.voxroute.kit.Counting;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;
import org.voxroute.kit.VoiceSwitch;
import org.voxroute.voice.session.VoiceSessions;

/** What every transport must do, told once. Another transport is a row in {@link #transports}. */
class ConformanceIT {

    private static final StoryProvider STORIES = new StoryProvider();
    private static final int SPEECH = 7_777;

    @TempDir
    static Path data;

    private static VoiceSwitch fs;
    private static Hub hub;
    private static VoiceSessions sessions;

    static Stream<Transport> transports() {
        return Stream.of(
                OverAudioSocket.transport(),
                OverWebSocket.transport(OverWebSocket.Dialect.STREAM),
                OverWebSocket.transport(OverWebSocket.Dialect.FORK),
                OverWebSocket.transport(OverWebSocket.Dialect.BROWSER),
                OverUnicast.transport(fs));
    }

    static Stream<Transport> droppable() {
        return with(Story.DROP);
    }

    static Stream<Transport> open() {
        return with(Story.GARBAGE);
    }

    static Stream<Transport> claimable() {
        return with(Story.SECOND_LINE);
    }

    static Stream<Transport> reachable() {
        return with(Story.STRANGER);
    }

    static Stream<Transport> stoppable() {
        return with(Story.STOPPED_ROUTE);
    }

    private static Stream<Transport> with(Story story) {
        return transports().filter(transport -> !transport.without().contains(story));
    }

    @BeforeAll
    static void start() throws Exception {
        int port = Ports.free();
        fs = VoiceSwitch.start(data.resolve("conf"));
        hub = Hub.start(
                data.resolve("hub"),
                Map.of(
                        "voxroute.freeswitch.host",
                        "127.0.0.1",
                        "voxroute.freeswitch.port",
                        "" + fs.port(),
                        "voxroute.freeswitch.password",
                        VoiceSwitch.PASSWORD,
                        "audiosocket.port",
                        "" + port,
                        "voxroute.voice.provider",
                        StoryProvider.NAME,
                        "voxroute.voice.peers",
                        "127.0.0.1"));
        sessions = hub.bean(VoiceSessions.class);
        var camel = hub.bean(SpringCamelContext.class);
        ((ConfigurableApplicationContext) camel.getApplicationContext())
                .getBeanFactory()
                .registerSingleton("storyProvider", STORIES);
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:provider-" + StoryProvider.NAME).to("voice:open?provider=" + StoryProvider.NAME);
            }
        });
        // FreeSWITCH's calls name their voice agent.
        var saved = hub.client().post("/api/voice-agents", "{\"name\": \"story\", \"provider\": \"story\"}");
        assertThat(saved.path("httpStatus").asInt()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        hub.close();
        fs.close();
    }

    @AfterEach
    void nothingIsLeft() {
        await("no call left").atMost(10, SECONDS).until(() -> sessions.inProgress() == 0);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void bothSidesAreHeardInOrder(Transport transport) throws Exception {
        try (TestCaller caller = talking(transport)) {
            new Counting(caller::say, caller::heard).hearsAll(1, 25);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aCallerWhoBargesInHearsSilenceAndTheAgentKnowsHowMuchHeHeard(Transport transport) throws Exception {
        try (TestCaller caller = talking(transport)) {
            var agent = STORIES.of(caller.call());
            agent.speak(SPEECH);
            await("half a second of speech").atMost(5, SECONDS).until(() -> count(caller, SPEECH) >= 25);
            agent.noticesTheCallerSpeak();
            await().atMost(2, SECONDS).until(() -> agent.interrupted() != null);
            caller.say(99);
            await("the caller himself")
                    .atMost(3, SECONDS)
                    .until(() -> caller.heard().contains(99));
            long heard = count(caller, SPEECH);
            assertThat(agent.interrupted())
                    .isBetween(Duration.ofMillis(heard * 20 - 200), Duration.ofMillis(heard * 20 + 200));
            caller.say(98);
            await().atMost(3, SECONDS).until(() -> caller.heard().contains(98));
            assertThat(count(caller, SPEECH)).isEqualTo(heard);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void keysComeInOrder(Transport transport) throws Exception {
        try (TestCaller caller = talking(transport)) {
            "159*0#".chars().forEach(key -> caller.press((char) key));
            var agent = STORIES.of(caller.call());
            await().atMost(3, SECONDS).until(() -> agent.pressed().size() >= 6);
            assertThat(agent.pressed()).containsExactly('1', '5', '9', '*', '0', '#');
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void theCallerHangsUp(Transport transport) throws Exception {
        try (TestCaller caller = talking(transport)) {
            var agent = STORIES.of(caller.call());
            caller.hangUp();
            await().atMost(3, SECONDS).until(agent::isClosed);
            assertThat(sessions.find(caller.call())).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void theHubHangsUp(Transport transport) throws Exception {
        try (TestCaller caller = talking(transport)) {
            sessions.find(caller.call()).orElseThrow().hangUp("That is enough");
            await().atMost(3, SECONDS).until(caller::isEnded);
            if (transport.tellsWhy()) {
                assertThat(caller.reason()).isEqualTo("1000 That is enough");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("droppable")
    void theConnectionBreaks(Transport transport) throws Exception {
        try (TestCaller caller = talking(transport)) {
            var agent = STORIES.of(caller.call());
            caller.drop();
            await().atMost(3, SECONDS).until(agent::isClosed);
        }
    }

    @ParameterizedTest
    @MethodSource("open")
    void garbageEndsItsOwnCallAndNoOther(Transport transport) throws Exception {
        try (TestCaller other = talking(transport);
                TestCaller caller = talking(transport)) {
            caller.garbage();
            await().atMost(3, SECONDS).until(caller::isEnded);
            if (transport.tellsWhy()) {
                assertThat(caller.reason()).isEqualTo("1007 3 bytes are not whole samples of 16 bits");
            }
            other.say(5);
            await().atMost(3, SECONDS).until(() -> other.heard().contains(5));
        }
    }

    @ParameterizedTest
    @MethodSource("claimable")
    void aSecondLineOfTheSameCallIsRefused(Transport transport) throws Exception {
        try (TestCaller first = talking(transport);
                TestCaller second = transport.callers().again(hub, first)) {
            await().atMost(3, SECONDS).until(second::isEnded);
            first.say(6);
            await().atMost(3, SECONDS).until(() -> first.heard().contains(6));
            assertThat(second.heard()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("reachable")
    void aStrangerIsRefused(Transport transport) throws Exception {
        try (TestCaller stranger = transport.callers().stranger(hub)) {
            await().atMost(3, SECONDS).until(stranger::isEnded);
            assertThat(stranger.heard()).isEmpty();
            assertThat(sessions.inProgress()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("stoppable")
    void aStoppedRouteEndsItsLinesAndAStartedOneTakesNewOnes(Transport transport) throws Exception {
        var routes = hub.bean(SpringCamelContext.class).getRouteController();
        try (TestCaller caller = talking(transport)) {
            routes.stopRoute("audio-" + transport.name());
            await().atMost(5, SECONDS).until(caller::isEnded);
            if (transport.tellsWhy()) {
                assertThat(caller.reason()).isEqualTo("1012 route stopped");
            }
        } finally {
            routes.startRoute("audio-" + transport.name());
        }
        talking(transport).close();
    }

    @Test
    void nobodyTalksWhoIsNoVoiceAgent() {
        var answer = hub.client().post("/api/voice-sessions", "{\"transport\":\"browser\",\"voice_agent\":\"nobody\"}");
        assertThat(answer.path("httpStatus").asInt()).isEqualTo(400);
        assertThat(answer.at("/error/message").asText()).isEqualTo("voice_agent: there is no voice agent of this name");
    }

    @Test
    void aCallThatNoSwitchHasIsNotFound() {
        var answer = hub.client()
                .post(
                        "/api/voice-sessions",
                        "{\"transport\":\"audio-fork\",\"call_id\":\"6f1d0a52-0000-4000-8000-000000000009\"}");
        assertThat(answer.path("httpStatus").asInt()).isEqualTo(404);
    }

    @Test
    void aPageOfAnotherSiteIsRefused() {
        URI url = URI.create(hub.client().base().replace("http", "ws") + "/media/browser");
        var builder = HttpClient.newHttpClient().newWebSocketBuilder().header("Origin", "https://elsewhere.example");
        assertThatThrownBy(() ->
                        builder.buildAsync(url, new WebSocket.Listener() {}).join())
                .cause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        e -> assertThat(e.getResponse().statusCode()).isEqualTo(403));
    }

    /** A call whose voice agent is there: it was heard. */
    private static TestCaller talking(Transport transport) throws Exception {
        TestCaller caller = transport.callers().call(hub);
        await("the voice agent")
                .atMost(10, SECONDS)
                .pollInterval(20, MILLISECONDS)
                .until(() -> {
                    caller.say(1_000);
                    return caller.heard().contains(1_000);
                });
        return caller;
    }

    private static long count(TestCaller caller, int value) {
        return caller.heard().stream().filter(heard -> heard == value).count();
    }
}
