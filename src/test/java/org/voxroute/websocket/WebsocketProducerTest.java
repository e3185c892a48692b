/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebsocketProducerTest {

    private static final String FEED = "websocket-jsr356:/feed?sendToAll=true&filter.callSid=CamelCallId"
            + "&filter.format=CamelFormat&default.format=flat&claim.tenant_id=CamelCallTenant";

    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("websocket-jsr356:/feed").to("mock:feed");
                from("websocket-jsr356:/echo").to("websocket-jsr356:/echo");
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersThePeerThatAMessageCameFrom() {
        try (var one = JdkPeer.to(server.ws("/echo"));
                var other = JdkPeer.to(server.ws("/echo"))) {
            one.says("one");
            other.says(new byte[] {1, 2});

            assertThat(one.hears(1)).containsExactly("one");
            assertThat(other.hears(1)).containsExactly(new byte[] {1, 2});
        }
    }

    @Test
    void sendsToAllInOrder() {
        try (var one = JdkPeer.to(server.ws("/feed"));
                var other = JdkPeer.to(server.ws("/feed"))) {
            connected(2);
            List<Object> messages = IntStream.range(0, 500)
                    .mapToObj(i -> (Object) ("event " + i))
                    .toList();
            messages.forEach(message -> server.send("websocket-jsr356:/feed?sendToAll=true", message, Map.of()));

            assertThat(one.hears(500)).isEqualTo(messages);
            assertThat(other.hears(500)).isEqualTo(messages);
        }
    }

    @Test
    void sendsOnlyWhatAPeerAskedForInItsQuery() {
        try (var all = JdkPeer.to(server.ws("/feed?user=ann@1"));
                var one = JdkPeer.to(server.ws("/feed?user=ann@1&callSid=c1"));
                var other = JdkPeer.to(server.ws("/feed?user=ann@1&callSid=c2"))) {
            connected(3);
            feed("for c1", "c1", 1, "flat");
            feed("for c2", "c2", 1, "flat");

            assertThat(all.hears(2)).containsExactly("for c1", "for c2");
            assertThat(one.hears(1)).containsExactly("for c1");
            assertThat(other.hears(1)).containsExactly("for c2");
        }
    }

    @Test
    void takesADefaultForWhatAPeerDidNotAsk() {
        try (var flat = JdkPeer.to(server.ws("/feed?user=ann@1"));
                var envelope = JdkPeer.to(server.ws("/feed?user=ann@1&format=cloudevents"))) {
            connected(2);
            feed("{flat}", "c1", 1, "flat");
            feed("{envelope}", "c1", 1, "cloudevents");
            feed("end", "c1", 1, "flat");
            feed("end", "c1", 1, "cloudevents");

            assertThat(flat.hears(2)).containsExactly("{flat}", "end");
            assertThat(envelope.hears(2)).containsExactly("{envelope}", "end");
        }
    }

    @Test
    void neverSendsWhatIsAnotherTenants() {
        try (var one = JdkPeer.to(server.ws("/feed?user=ann@1&callSid=c2"));
                var two = JdkPeer.to(server.ws("/feed?user=bob@2"));
                var nobody = JdkPeer.to(server.ws("/feed"));
                var claimless = JdkPeer.to(server.ws("/feed?user=eve"))) {
            connected(4);
            feed("for 2", "c2", 2, "flat");
            feed("for 1", "c2", 1, "flat");
            server.send("websocket-jsr356:/feed?sendToAll=true", "end", Map.of());

            assertThat(two.hears(2)).containsExactly("for 2", "end");
            assertThat(one.hears(2)).containsExactly("for 1", "end");
            assertThat(nobody.hears(1)).containsExactly("end");
            assertThat(claimless.hears(1)).containsExactly("end");
        }
    }

    @Test
    void saysToHowManyItSent() {
        try (var one = JdkPeer.to(server.ws("/feed"));
                var other = JdkPeer.to(server.ws("/feed"))) {
            connected(2);

            assertThat(sentTo("websocket-jsr356:/feed?sendToAll=true", Map.of()))
                    .isEqualTo(2);
            assertThat(one.hears(1)).isEqualTo(other.hears(1));
        }
    }

    @Test
    void sendsToNobodyWithoutAnError() {
        assertThat(sentTo("websocket-jsr356:/feed?sendToAll=true", Map.of())).isZero();
        assertThat(sentTo("websocket-jsr356:/feed", Map.of(WebsocketConstants.SESSION_KEY, "gone")))
                .isZero();
        assertThat(sentTo("websocket-jsr356:/notServed?sendToAll=true", Map.of()))
                .isZero();
    }

    @Test
    void refusesAMessageForNobodyInParticular() {
        assertThatThrownBy(() -> server.send("websocket-jsr356:/feed", "x", Map.of()))
                .hasRootCauseInstanceOf(IllegalArgumentException.class)
                .hasStackTraceContaining(WebsocketConstants.SESSION_KEY);
    }

    @Test
    void closesPeersWithTheCodeThatARouteGives() {
        try (var peer = JdkPeer.to(server.ws("/feed"))) {
            connected(1);
            server.send("websocket-jsr356:/feed?sendToAll=true", "last words", Map.of(WebsocketConstants.CLOSE, 4001));

            assertThat(peer.closeCode()).isEqualTo(4001);
            assertThat(peer.received()).containsExactly("last words");
        }
    }

    @Test
    void refusesACloseCodeThatMayNotBeSent() {
        assertThatThrownBy(() -> server.send(
                        "websocket-jsr356:/feed?sendToAll=true", "x", Map.of(WebsocketConstants.CLOSE, 1006)))
                .hasStackTraceContaining("1006 is not a close code");
    }

    private void feed(String body, String call, int tenant, String format) {
        server.send(FEED, body, Map.of("CamelCallId", call, "CamelCallTenant", tenant, "CamelFormat", format));
    }

    private int sentTo(String uri, Map<String, Object> headers) {
        try (var template = server.camel().createFluentProducerTemplate()) {
            return template.to(uri)
                    .withHeaders(headers)
                    .withBody("x")
                    .send()
                    .getMessage()
                    .getHeader(WebsocketConstants.SENT_TO, Integer.class);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void connected(int peers) {
        await().until(() -> server.paths().sessions() == peers);
    }
}
