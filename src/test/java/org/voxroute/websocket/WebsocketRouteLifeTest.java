/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebsocketRouteLifeTest {

    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.with(answering("first", "one"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aStoppedRouteClosesItsPeersAndIsNotFound() throws Exception {
        try (var peer = JdkPeer.to(server.ws("/swap"))) {
            server.camel().getRouteController().stopRoute("first");

            assertThat(peer.closeCode()).isEqualTo(1012);
            assertThat(JdkPeer.refusal(server.ws("/swap"))).isEqualTo(404);
            assertThat(server.get("/swap").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void aRouteThatWasStartedAgainServesThePathAgain() throws Exception {
        server.camel().getRouteController().stopRoute("first");
        server.camel().getRouteController().startRoute("first");

        assertThat(answer()).isEqualTo("one");
    }

    @Test
    void anotherRouteTakesThePathOverAtRunTime() throws Exception {
        assertThat(answer()).isEqualTo("one");

        server.camel().getRouteController().stopRoute("first");
        server.camel().removeRoute("first");
        server.camel().addRoutes(answering("second", "two"));

        assertThat(answer()).isEqualTo("two");
    }

    @Test
    void aPathIsServedByOneRouteOnly() {
        assertThatThrownBy(() -> server.camel().addRoutes(from("websocket-jsr356:/swap?queueSize=7")))
                .hasStackTraceContaining("/swap is served by another route");
    }

    @Test
    void theEndOfTheHubClosesWith1001() {
        try (var peer = JdkPeer.to(server.ws("/swap"))) {
            server.camel().stop();

            assertThat(peer.closeCode()).isEqualTo(1001);
        }
    }

    @Test
    void whatIsQueuedGoesOutBeforeTheClosing() throws Exception {
        try (var peer = JdkPeer.to(server.ws("/swap"))) {
            peer.says("hello");
            peer.hears(1);
            for (int i = 0; i < 500; i++) {
                server.send("websocket-jsr356:/swap?sendToAll=true", "m" + i, java.util.Map.of());
            }
            server.camel().getRouteController().stopRoute("first");

            assertThat(peer.closeCode()).isEqualTo(1012);
            assertThat(peer.received()).hasSize(501);
        }
    }

    @Test
    void routesCanBeBuiltWithoutAWebServer() throws Exception {
        try (var trial = new DefaultCamelContext()) {
            trial.setAutoStartup(false);
            trial.start();
            trial.addRoutes(answering("trial", "x"));

            assertThat(trial.getRoutes()).hasSize(1);
        }
    }

    @Test
    void aWrongOptionIsRefusedWhenTheRouteIsBuilt() throws Exception {
        try (var trial = new DefaultCamelContext()) {
            trial.setAutoStartup(false);
            trial.start();
            assertThatThrownBy(() -> trial.addRoutes(from("websocket-jsr356:/x?nonsense=1")))
                    .hasStackTraceContaining("nonsense");
            assertThatThrownBy(() -> trial.addRoutes(from("websocket-jsr356:/x/{open")))
                    .hasStackTraceContaining("Not a path");
            assertThatThrownBy(() -> trial.addRoutes(from("websocket-jsr356:ws://user:secret@host/x")))
                    .hasStackTraceContaining("takes no user");
        }
    }

    private String answer() {
        try (var peer = JdkPeer.to(server.ws("/swap"))) {
            peer.says("hello");
            return (String) peer.hears(1).get(0);
        }
    }

    private static RouteBuilder answering(String id, String answer) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from("websocket-jsr356:/swap")
                        .routeId(id)
                        .setBody()
                        .constant(answer)
                        .to("websocket-jsr356:/swap");
            }
        };
    }

    private static RouteBuilder from(String uri) {
        return new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).to("mock:x");
            }
        };
    }
}
