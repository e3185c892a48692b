/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebsocketConsumerTest {

    private static final Heard HEARD = new Heard();

    private static WebServer server;

    @BeforeAll
    static void start() throws Exception {
        server = WebServer.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("websocket-jsr356:/talk?lifecycle=true&maxMessageSize=20000")
                        .process(HEARD);
                from("websocket-jsr356:/media/{call}/{leg}").process(HEARD);
                from("websocket-jsr356:/secret/{*token}?lifecycle=true").process(HEARD);
                from("websocket-jsr356:/narrow?maxSessions=1&allowedOrigins=https://desk.example")
                        .process(HEARD);
            }
        });
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void makesAnExchangeOfOpeningMessageAndClosing() {
        try (var peer = JdkPeer.to(server.ws("/talk?test=life"))) {
            peer.says("hello");
            peer.leaves(3001, "enough");
            peer.closeCode();
        }

        List<Message> heard = heard("life", 3);
        assertThat(heard)
                .extracting(message -> message.getHeader(WebsocketConstants.EVENT))
                .containsExactly("open", "message", "close");
        assertThat(heard.get(1).getBody()).isEqualTo("hello");
        assertThat(heard.get(2).getHeaders())
                .containsEntry(WebsocketConstants.CLOSE_CODE, 3001)
                .containsEntry(WebsocketConstants.CLOSE_REASON, "enough");
        assertThat(heard)
                .extracting(message -> message.getHeader(WebsocketConstants.SESSION_KEY))
                .doesNotContainNull()
                .containsOnly(heard.get(0).getHeader(WebsocketConstants.SESSION_KEY));
    }

    @Test
    void keepsASecretOfThePathFromTheRoute() {
        try (var peer = JdkPeer.to(server.ws("/secret/abc123?test=secret"))) {
            peer.says("hello");

            List<Message> heard = heard("secret", 2);
            assertThat(heard).allSatisfy(message -> {
                assertThat(message.getHeaders().toString()).doesNotContain("abc123");
                assertThat(message.getHeader(WebsocketConstants.PATH)).isEqualTo("/secret/{*token}");
                assertThat(message.getHeader(WebsocketConstants.CONNECTION, WebsocketConnection.class)
                                .secret("token"))
                        .isEqualTo("abc123");
            });
        }
    }

    @Test
    void tellsALostConnectionByItsCloseCode() {
        JdkPeer.to(server.ws("/talk?test=lost")).close();

        assertThat(heard("lost", 2).get(1).getHeader(WebsocketConstants.CLOSE_CODE))
                .isEqualTo(1006);
    }

    @Test
    void keepsTheOrderOfAPeersMessages() {
        try (var peer = JdkPeer.to(server.ws("/talk?test=order"))) {
            IntStream.range(0, 200).forEach(i -> peer.says("m" + i));

            assertThat(heard("order", 201).stream().skip(1))
                    .extracting(Message::getBody)
                    .containsExactlyElementsOf(IntStream.range(0, 200)
                            .mapToObj(i -> (Object) ("m" + i))
                            .toList());
        }
    }

    @Test
    void takesAMessageInFramesAsOne() {
        try (var peer = JdkPeer.to(server.ws("/talk?test=frames"))) {
            peer.says(List.of("over ", "several ", "frames ✓"));

            assertThat(heard("frames", 2).get(1).getBody()).isEqualTo("over several frames ✓");
        }
    }

    @Test
    void givesBinaryMessagesAsBytes() {
        byte[] bytes = new byte[15_000];
        bytes[14_999] = 7;

        try (var peer = JdkPeer.to(server.ws("/talk?test=bytes"))) {
            peer.says(bytes);

            assertThat(heard("bytes", 2).get(1).getBody()).isEqualTo(bytes);
        }
    }

    @Test
    void closesATooLongTextWith1009() {
        try (var peer = JdkPeer.to(server.ws("/talk"))) {
            peer.says("x".repeat(20_001));
            assertThat(peer.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void closesATooLongMessageInSmallFramesWith1009() {
        try (var peer = JdkPeer.to(server.ws("/talk"))) {
            peer.says(List.of("x".repeat(9_000), "x".repeat(9_000), "x".repeat(9_000)));
            assertThat(peer.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void closesTooManyBytesWith1009() {
        try (var peer = JdkPeer.to(server.ws("/talk"))) {
            peer.says(new byte[20_001]);
            assertThat(peer.closeCode()).isEqualTo(1009);
        }
    }

    @Test
    void givesQueryParametersAsOneHeaderWithoutSecrets() {
        JdkPeer.to(server.ws("/talk?test=query&callSid=CA%20123&token=s3cret&CamelHttpUri=http://x"))
                .close();

        Map<String, Object> headers = heard("query", 1).get(0).getHeaders();
        assertThat(headers.get(WebsocketConstants.QUERY)).isEqualTo(Map.of("callSid", "CA 123", "test", "query"));
        assertThat(headers.toString()).doesNotContain("s3cret").doesNotContain("CamelHttpUri");
    }

    @Test
    void saysWhoConnectedAndWhatTheTokenClaims() {
        JdkPeer.to(server.ws("/talk?test=who&user=ann@7")).close();

        assertThat(heard("who", 1).get(0).getHeaders())
                .containsEntry(WebsocketConstants.PRINCIPAL, "ann@7")
                .containsEntry(WebsocketConstants.CLAIMS, Map.of("tenant_id", 7))
                .containsEntry(WebsocketConstants.REMOTE_ADDRESS, "127.0.0.1");
    }

    @Test
    void readsVariablesOfThePath() {
        try (var peer = JdkPeer.to(server.ws("/media/c%201/a?test=variables"))) {
            peer.says("frame");

            assertThat(heard("variables", 1).get(0).getHeader(WebsocketConstants.VARIABLES))
                    .isEqualTo(Map.of("call", "c 1", "leg", "a"));
        }
    }

    @Test
    void answersAnUnknownPathWith404() {
        assertThat(JdkPeer.refusal(server.ws("/elsewhere"))).isEqualTo(404);
    }

    @Test
    void answersARequestWithoutUpgradeWith426() throws Exception {
        assertThat(server.get("/talk").statusCode()).isEqualTo(426);
    }

    @Test
    void refusesPagesOfOtherOrigins() {
        assertThat(JdkPeer.refusal(server.ws("/talk"), "Origin", "https://evil.example"))
                .isEqualTo(403);
        assertThat(JdkPeer.refusal(server.ws("/narrow"), "Origin", "http://127.0.0.1:" + server.port()))
                .isEqualTo(403);
    }

    @Test
    void letsPagesOfTheSameHostIn() {
        try (var peer = JdkPeer.to(server.ws("/talk"), "Origin", "http://127.0.0.1:" + server.port())) {
            assertThat(peer.isClosed()).isFalse();
        }
    }

    @Test
    void answersOneTooManyWith503() {
        URI narrow = server.ws("/narrow");
        try (var first = JdkPeer.to(narrow, "Origin", "https://desk.example")) {
            assertThat(JdkPeer.refusal(narrow)).isEqualTo(503);
            assertThat(first.isClosed()).isFalse();
        }
        await().untilAsserted(() -> {
            try (var next = JdkPeer.to(narrow)) {
                assertThat(next.isClosed()).isFalse();
            }
        });
    }

    /** What the routes heard of the peer that connected with {@code ?test=name}. */
    private static List<Message> heard(String test, int atLeast) {
        await().until(() -> HEARD.of(test).size() >= atLeast);
        return HEARD.of(test);
    }

    private static final class Heard implements Processor {

        private final List<Message> messages = new CopyOnWriteArrayList<>();

        @Override
        public void process(Exchange exchange) {
            messages.add(exchange.getIn().copy());
        }

        List<Message> of(String test) {
            return messages.stream()
                    .filter(message -> test.equals(message.getHeader(WebsocketConstants.QUERY, Map.class)
                            .get("test")))
                    .toList();
        }
    }
}
