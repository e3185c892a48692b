/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A gateway that ceases to answer and comes back, as recorded. */
class GatewayTest {

    private static final Recording RECORDED = new Recording("56_gateway_down_up_json");

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020"));

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    @BeforeEach
    void start() {
        fs.start();
        client = TestClient.of(fs, "secret");
        client.send("event json CHANNEL_HANGUP_COMPLETE CUSTOM sofia::gateway_state");
    }

    @AfterEach
    void stop() {
        client.close();
        fs.close();
    }

    @Test
    void tellsThatItIsDownAndUpAgain() {
        assertThat(fs.gateway("telnyx", false)).isTrue();
        assertThat(fs.gateway("telnyx", true)).isTrue();
        assertThat(client.heard())
                .map(event -> event.get("Gateway") + ' ' + event.get("Ping-Status"))
                .containsExactly("telnyx DOWN", "telnyx UP");
        for (int i = 0; i < 2; i++) {
            Frame recorded = RECORDED.events("CUSTOM").get(i);
            Frame event = client.events().get(i);
            assertThat(event.headerNames()).isEqualTo(recorded.headerNames());
            assertThat(event.get("State")).isEqualTo(recorded.get("State"));
            assertThat(event.get("Phrase")).isEqualTo(recorded.get("Phrase"));
        }
    }

    @Test
    void tellsNothingWhenNothingChanges() {
        fs.gateway("telnyx", true);
        fs.gateway("telnyx", false);
        fs.gateway("telnyx", false);
        assertThat(client.heard()).hasSize(1);
    }

    @Test
    void knowsNoOtherGateway() {
        assertThat(fs.gateway("nosuch", false)).isFalse();
    }

    @Test
    void showsItsStatusAsRecorded() {
        fs.gateway("telnyx", false);
        assertThat(status()).isEqualTo(recordedStatus(0));
        fs.gateway("telnyx", true);
        assertThat(status()).isEqualTo(recordedStatus(1));
    }

    @Test
    void refusesCallsWhileItIsDown() {
        fs.gateway("telnyx", false);
        assertThat(client.api("originate sofia/gateway/telnyx/+18005551234 &park()"))
                .isEqualTo("-ERR GATEWAY_DOWN\n");
        assertThat(client.api("originate sofia/gateway/nosuch/+18005551234 &park()"))
                .isEqualTo("-ERR INVALID_GATEWAY\n");
        fs.gateway("telnyx", true);
        assertThat(client.api("originate sofia/gateway/telnyx/+18005551234 &park()"))
                .startsWith("+OK ");
    }

    @Test
    void endsAClickToCallWhileItIsDown() {
        fs.gateway("telnyx", false);
        assertThat(client.api("originate user/1020@127.0.0.1 &bridge(sofia/gateway/telnyx/+18005551234)"))
                .startsWith("+OK ");
        Frame recorded = RECORDED.events("CHANNEL_HANGUP_COMPLETE").get(0);
        assertThat(client.awaits("CHANNEL_HANGUP_COMPLETE").get("Hangup-Cause"))
                .isEqualTo(recorded.get("Hangup-Cause"));
    }

    private String status() {
        return Recording.comparable(client.api("sofia status gateway telnyx"));
    }

    private static String recordedStatus(int index) {
        return RECORDED.received().stream()
                .map(Frame::text)
                .filter(text -> text.contains("Name    \ttelnyx\n"))
                .map(Recording::comparable)
                // This switch was asked to ping more often than the one of the other recordings.
                .map(text ->
                        text.replace("PingFreq\t8\n", "PingFreq\t25\n").replace("PingTime\t0.90\n", "PingTime\t0.00\n"))
                .toList()
                .get(index);
    }
}
