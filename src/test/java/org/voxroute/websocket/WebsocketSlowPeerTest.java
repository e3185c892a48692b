/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebsocketSlowPeerTest {

    private static final String BIG = "x".repeat(32_000);
    private static final int MESSAGES = 2_000;

    private WebServer server;

    @BeforeEach
    void start() throws Exception {
        server = WebServer.with(new RouteBuilder() {
            @Override
            public void configure() {
                from("websocket-jsr356:/feed?queueSize=100").to("mock:feed");
            }
        });
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void dropsAPeerThatDoesNotReadWith1013WithoutSlowingOthers() throws Exception {
        try (var slow = JdkPeer.sleepingAt(server.ws("/feed"));
                var quick = JdkPeer.to(server.ws("/feed"));
                var template = server.camel().createProducerTemplate()) {
            await().until(() -> server.paths().sessions() == 2);

            long slowest = sendAll(template, quick);

            // The socket buffers and 100 queued messages of the slow peer are a fraction of the 64 MB that were sent.
            slow.readOn();
            assertThat(slow.closeCode()).isEqualTo(1013);
            assertThat(slow.received()).hasSizeLessThan(MESSAGES);
            assertThat(quick.hears(MESSAGES)).hasSize(MESSAGES);
            assertThat(quick.isClosed()).isFalse();
            assertThat(slowest).as("longest time in the producer, ms").isLessThan(1_000);
        }
    }

    @Test
    void endsAPeerByForceThatDoesNotEvenTakeTheClosing() throws Exception {
        try (var slow = JdkPeer.sleepingAt(server.ws("/feed"));
                var template = server.camel().createProducerTemplate()) {
            await().until(() -> server.paths().sessions() == 1);

            sendAll(template, null);

            await().atMost(java.time.Duration.ofSeconds(25))
                    .until(() -> server.paths().sessions() == 0);
            assertThat(slow.isClosed()).isFalse();
        }
    }

    /** Sends as quickly as the quick peer reads; answers the longest time that one message took, in milliseconds. */
    private static long sendAll(ProducerTemplate template, JdkPeer quick) {
        long slowest = 0;
        for (int i = 1; i <= MESSAGES; i++) {
            long begin = System.nanoTime();
            template.sendBodyAndHeaders("websocket-jsr356:/feed?sendToAll=true", BIG, Map.of());
            slowest = Math.max(slowest, (System.nanoTime() - begin) / 1_000_000);
            if (quick != null && i % 50 == 0) {
                quick.hears(i);
            }
        }
        return slowest;
    }
}
