/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.spi.ExceptionHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.ChaosProxy;

class WebsocketClientTest {

    private final List<Message> heard = new CopyOnWriteArrayList<>();
    private WebServer server;
    private WebServer hub;
    private ChaosProxy network;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("websocket-jsr356:/echo?maxMessageSize=200000")
                        .choice()
                        .when(body().isEqualTo("bye"))
                        .setHeader(WebsocketConstants.CLOSE, constant(4000))
                        .end()
                        .to("websocket-jsr356:/echo");
                from("websocket-jsr356:/who?lifecycle=true")
                        .setBody()
                        .header(WebsocketConstants.QUERY)
                        .convertBodyTo(String.class)
                        .to("websocket-jsr356:/who");
            }
        });
        hub = WebServer.started();
        network = ChaosProxy.to(server.port());
    }

    @AfterEach
    void stop() throws Exception {
        hub.close();
        network.close();
        server.close();
    }

    @Test
    void sendsAndHearsOverOneConnection() throws Exception {
        listens(url("/echo"));
        hub.send(url("/echo"), "text ✓", Map.of());
        hub.send(url("/echo"), new byte[] {1, 2, 3}, Map.of());

        hears(2);
        assertThat(heard).extracting(Message::getBody).containsExactly("text ✓", new byte[] {1, 2, 3});
        assertThat(server.paths().sessions()).isEqualTo(1);
    }

    @Test
    void sendsALongMessageInOnePiece() throws Exception {
        listens(url("/echo") + "?maxMessageSize=200000");
        hub.send(url("/echo") + "?maxMessageSize=200000", "x".repeat(150_000), Map.of());

        hears(1);
        assertThat(heard.get(0).getBody(String.class)).hasSize(150_000);
    }

    @Test
    void sendsQueryAndHeadersWithTheHandshake() throws Exception {
        listens(url("/who") + "?query.callSid=CA 1&query.user=ann@7&lifecycle=true");

        hears(2);
        assertThat(heard.get(1).getBody(String.class)).contains("callSid=CA 1");
    }

    @Test
    void connectsAgainWhenTheConnectionIsLost() throws Exception {
        listens(url("/echo") + "?reconnectDelay=50&lifecycle=true");
        hears(1);
        network.cut();

        await().until(() -> events().equals(List.of("open", "close", "open")));
        hub.send(url("/echo") + "?reconnectDelay=50", "again", Map.of());
        hears(4);
        assertThat(heard.get(3).getBody()).isEqualTo("again");
    }

    @Test
    void connectsWhenTheServerComesLater() throws Exception {
        network.refuse();
        listens(url("/echo") + "?reconnectDelay=50&reconnectMaxDelay=100&lifecycle=true");
        network.allow();

        hears(1);
        assertThat(events()).containsExactly("open");
    }

    @Test
    void connectsAgainWhenTheServerClosed() throws Exception {
        listens(url("/echo") + "?reconnectDelay=50&lifecycle=true");
        hub.send(url("/echo"), "bye", Map.of());

        await().until(() -> events().equals(List.of("open", "message", "close", "open")));
        assertThat(heard.get(2).getHeader(WebsocketConstants.CLOSE_CODE)).isEqualTo(4000);
    }

    @Test
    void givesUpAfterTheAttemptsThatItWasGiven() throws Exception {
        var told = new CopyOnWriteArrayList<Throwable>();
        ExceptionHandler handler = new ExceptionHandler() {
            @Override
            public void handleException(Throwable exception) {
                told.add(exception);
            }

            @Override
            public void handleException(String message, Throwable exception) {
                told.add(exception);
            }

            @Override
            public void handleException(String message, Exchange exchange, Throwable exception) {
                told.add(exception);
            }
        };
        hub.camel().getRegistry().bind("told", handler);
        network.refuse();

        listens(url("/echo") + "?reconnectDelay=20&maxAttempts=3&exceptionHandler=#told");

        await().until(() -> told.size() == 1);
        assertThat(told.get(0)).hasMessageContaining("/echo");
    }

    @Test
    void failsAMessageThatFindsNoConnection() throws Exception {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }

        assertThatThrownBy(() -> hub.send(
                        "websocket-jsr356:ws://127.0.0.1:" + closed + "/echo?connectTimeout=300&query.key=s3cret",
                        "x",
                        Map.of()))
                .hasStackTraceContaining("No connection to ws://127.0.0.1:" + closed + "/echo")
                .satisfies(failure -> assertThat(failure.getCause().toString()).doesNotContain("s3cret"));
    }

    @Test
    void closesWithTheLastUser() throws Exception {
        listens(url("/echo"));
        hub.send(url("/echo"), "x", Map.of());
        hears(1);
        assertThat(server.paths().sessions()).isEqualTo(1);

        hub.camel().stop();

        await().until(() -> server.paths().sessions() == 0);
    }

    @Test
    void leavesAServerThatSendsTooMuch() throws Exception {
        listens(url("/echo") + "?maxMessageSize=10&reconnect=false&lifecycle=true");
        hub.send(url("/echo"), "x".repeat(11), Map.of());

        await().until(() -> server.paths().sessions() == 0);
        assertThat(events()).doesNotContain("message");
    }

    private String url(String path) {
        return "websocket-jsr356:ws://127.0.0.1:" + network.port() + path;
    }

    private void listens(String uri) throws Exception {
        hub.camel().addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from(uri).process(exchange -> heard.add(exchange.getIn().copy()));
            }
        });
    }

    private void hears(int messages) {
        await().until(() -> heard.size() >= messages);
    }

    private List<Object> events() {
        return heard.stream()
                .map(message -> message.getHeader(WebsocketConstants.EVENT))
                .toList();
    }
}
