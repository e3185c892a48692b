/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.voxroute.kit.FakeSwitch.event;

import java.io.IOException;
import java.time.Duration;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.Conversation;

class EslOutboundIT {

    private static final String UUID = "648ceb4e-8e7e-4d42-8554-19f86c22b673";

    private final Routes routes = Routes.withoutNodes();
    private final MockEndpoint heard = routes.mock("heard");

    @AfterEach
    void close() {
        routes.close();
    }

    private int listening(String options) throws Exception {
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("esl:outbound?port=0" + options).routeId("calls").to("mock:heard");
            }
        });
        return port();
    }

    private int port() {
        return ((EslOutboundConsumer) routes.context.getRoute("calls").getConsumer()).getPort();
    }

    private static Conversation call(int port) throws IOException {
        try (var recording =
                EslOutboundIT.class.getResourceAsStream("/fixtures/freeswitch/77_outbound_utf8_name.esl")) {
            Conversation fs = Conversation.callsOut(port);
            String wire = new String(recording.readAllBytes(), ISO_8859_1);
            fs.hears("connect").says(wire.substring(0, wire.indexOf("\n\n") + 2).getBytes(ISO_8859_1));
            fs.hears("linger 5").replies("+OK will linger 5 seconds");
            fs.hears("myevents json").replies("+OK Events Enabled");
            return fs;
        }
    }

    @Test
    void bringsTheChannelsDataAndThenItsEvents() throws Exception {
        int port = listening("");
        heard.expectedMessageCount(3);
        call(port)
                .says(event("CHANNEL_ANSWER", "Unique-ID", UUID))
                .says(event("CHANNEL_HANGUP_COMPLETE", "Unique-ID", UUID))
                .hangsUp();
        heard.assertIsSatisfied();
        assertThat(heard.getExchanges())
                .extracting(e -> e.getMessage().getHeader(EslConstants.EVENT))
                .containsExactly("CHANNEL_DATA", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE");
        assertThat(heard.getExchanges())
                .allSatisfy(e ->
                        assertThat(e.getMessage().getHeader(EslConstants.UUID)).isEqualTo(UUID));
    }

    @Test
    void bringsOnlyTheEventsThatAreAskedForAndTheEnd() throws Exception {
        int port = listening("&events=CHANNEL_ANSWER&lifecycle=true");
        heard.expectedMessageCount(3);
        call(port)
                .says(event("CHANNEL_EXECUTE", "Unique-ID", UUID))
                .says(event("CHANNEL_ANSWER", "Unique-ID", UUID))
                .hangsUp();
        heard.assertIsSatisfied();
        assertThat(heard.getExchanges())
                .extracting(e -> e.getMessage().getHeader(EslConstants.EVENT))
                .containsExactly("CHANNEL_DATA", "CHANNEL_ANSWER", "VOXROUTE_LOST");
    }

    @Test
    void executesOverTheCallsOwnConnection() throws Exception {
        routes.yaml("""
                - route:
                    id: calls
                    from:
                      uri: esl:outbound
                      parameters: { port: 0 }
                      steps:
                        - filter:
                            simple: "${header.CamelEslEvent} == 'CHANNEL_DATA'"
                            steps:
                              - setBody: { constant: "" }
                              - to: esl:execute?app=answer
                              - setBody: { constant: "/tmp/hello.wav" }
                              - to: esl:execute?app=playback&eventLock=true
                              - to: mock:heard
                """);
        heard.expectedMessageCount(1);
        Conversation fs = call(port());
        assertThat(fs.hearsAnything())
                .startsWith("sendmsg " + UUID + "\ncall-command: execute\nexecute-app-name: answer\n");
        fs.replies("+OK");
        assertThat(fs.hearsAnything()).contains("execute-app-name: playback", "execute-app-arg: /tmp/hello.wav");
        fs.replies("+OK");
        heard.assertIsSatisfied();
    }

    @Test
    void forgetsACallThatEnded() throws Exception {
        int port = listening("");
        heard.expectedMessageCount(1);
        Conversation fs = call(port);
        heard.assertIsSatisfied();
        EslComponent component = routes.context.getComponent("esl", EslComponent.class);
        assertThat(component.outboundCall(UUID)).isPresent();
        fs.hangsUp();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> component.outboundCall(UUID).isEmpty());
    }

    @Test
    void servesSeveralCallsAtOnce() throws Exception {
        int port = listening("&concurrency=2");
        heard.expectedMessageCount(20);
        for (int i = 0; i < 20; i++) {
            call(port);
        }
        heard.assertIsSatisfied();
    }

    @Test
    void letsGoOfItsCallsWhenItStops() throws Exception {
        int port = listening("");
        Conversation fs = call(port);
        routes.context.getRouteController().stopRoute("calls");
        fs.hearsTheEnd();
        routes.context.getRouteController().startRoute("calls");
        call(port());
        heard.expectedMinimumMessageCount(2);
        heard.assertIsSatisfied();
    }
}
