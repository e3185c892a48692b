/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.voxroute.esl.client.Patience.LONG;
import static org.voxroute.esl.client.Patience.awaitConnected;
import static org.voxroute.kit.FakeSwitch.event;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;
import org.voxroute.kit.Heard;

class EslReconnectIT {

    private static final String YES = "+OK event listener enabled json";

    private final FakeSwitch fs = FakeSwitch.listening();
    private final EslNodes nodes = Patience.clientOf(fs);
    private final EslNode node = nodes.only();
    private final Heard heard = new Heard();

    @AfterEach
    void close() {
        nodes.close();
        fs.close();
    }

    private Conversation connected() {
        node.listen(Subscription.to("CHANNEL_ANSWER").withResync(false).withLifecycle(true), heard);
        Conversation events = fs.welcomesNode().events();
        subscribes(events);
        awaitConnected(node);
        return events;
    }

    private static void subscribes(Conversation events) {
        events.hears("event json CHANNEL_ANSWER").replies(YES);
        events.hears("event json HEARTBEAT").replies(YES);
    }

    @Test
    void subscribesAgainAndCountsTheEpoch() {
        connected().hangsUp();
        Conversation again = fs.welcomes();
        subscribes(again);
        again.says(event("CHANNEL_ANSWER", "Unique-ID", "a1"));
        heard.hears("CONNECTED (epoch 1)", "LOST (epoch 1)", "CONNECTED (epoch 2)", "CHANNEL_ANSWER a1");
        assertThat(heard.events().get(3).epoch()).isEqualTo(2);
        assertThat(node.status().epoch()).isEqualTo(2);
    }

    @Test
    void dropsHalfAnEventWhenTheConnectionIsCutInItsBody() {
        Conversation events = connected();
        String whole = event("CHANNEL_ANSWER", "Unique-ID", "a1");
        events.says(whole).says(whole.substring(0, whole.length() - 5)).hangsUp();
        Conversation again = fs.welcomes();
        subscribes(again);
        again.says(event("CHANNEL_ANSWER", "Unique-ID", "a2"));
        heard.hears(
                "CONNECTED (epoch 1)",
                "CHANNEL_ANSWER a1",
                "LOST (epoch 1)",
                "CONNECTED (epoch 2)",
                "CHANNEL_ANSWER a2");
    }

    @Test
    void saysThatTheSwitchIsBeingShutDown() throws IOException {
        Conversation events = connected();
        try (var recording = getClass().getResourceAsStream("/fixtures/freeswitch/90_shutdown_sigterm_noevents.esl")) {
            String wire = new String(recording.readAllBytes(), UTF_8);
            events.says(wire.substring(wire.indexOf("Content-Type: text/disconnect-notice")));
        }
        heard.hearsAmongOthers("LOST (epoch 1)");
        assertThat(heard.events().get(1).event().header(ReceivedEvent.REASON)).contains("being shut down");
    }

    @Test
    void comesBackAfterTheWholeSwitchWasAway() {
        connected();
        fs.dies();
        heard.hearsAmongOthers("LOST (epoch 1)");
        fs.comesBack();
        subscribes(fs.welcomesNode().events());
        awaitConnected(node);
        heard.hears("CONNECTED (epoch 1)", "LOST (epoch 1)", "CONNECTED (epoch 2)");
    }

    @Test
    void endsQuietlyWhenItIsClosed() {
        Conversation events = connected();
        nodes.close();
        events.hearsTheEnd();
        assertThat(node.status().state()).isEqualTo(LinkStatus.State.CLOSED);
        assertThat(Patience.failure(node.api(ApiCommand.of("status"), Duration.ofSeconds(1)))
                        .isOutcomeUnknown())
                .isFalse();
    }

    @Test
    void keepsSeveralNodesApart() {
        try (FakeSwitch second = FakeSwitch.listening();
                EslNodes both = EslNodes.open(List.of(
                        Patience.config(fs),
                        EslNodeConfig.of("pbx2", "127.0.0.1", second.port(), FakeSwitch.PASSWORD)
                                .withTiming(Patience.QUICK)))) {
            nodes.close();
            both.all().forEach(n -> n.listen(Subscription.to("DTMF").withResync(false), heard));
            Conversation events = second.welcomesNode().events();
            events.hears("event json DTMF").replies(YES);
            events.hears("event json HEARTBEAT").replies(YES);
            events.says(event("DTMF", "Unique-ID", "a1"));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(heard.events())
                            .extracting(ReceivedEvent::node)
                            .containsExactly("pbx2"));
            assertThat(both.node("pbx2").status().events().state()).isEqualTo(LinkStatus.State.CONNECTED);
        }
    }
}
