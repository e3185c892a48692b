/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.voxroute.esl.client.Patience.LONG;
import static org.voxroute.esl.client.Patience.awaitConnected;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.ChaosProxy;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;

class EslLivenessIT {

    private final FakeSwitch fs = FakeSwitch.listening();

    @AfterEach
    void close() {
        fs.close();
    }

    private EslNodes clientWithSilence(int port, Duration silence) {
        return EslNodes.open(List.of(EslNodeConfig.of("pbx1", "127.0.0.1", port, FakeSwitch.PASSWORD)
                .withTiming(Patience.QUICK.withSilence(silence))));
    }

    @Test
    void findsAPeerThatNoLongerAnswers() {
        try (var nodes = clientWithSilence(fs.port(), Duration.ofMillis(200))) {
            FakeSwitch.Pair pair = fs.welcomesNode().takesSubscription();
            pair.events().hears("noop").hearsTheEnd();
            Patience.awaitProblem(nodes.only(), "nothing was heard for 200 ms, and a question was not answered");
        }
    }

    @Test
    void isContentWithAPeerThatAnswersAnything() {
        try (var nodes = clientWithSilence(fs.port(), Duration.ofMillis(200))) {
            FakeSwitch.Pair pair = fs.welcomesNode().takesSubscription();
            for (int i = 0; i < 5; i++) {
                pair.events().hears("noop").replies("-ERR command not found");
                pair.commands().hears("noop").replies("-ERR command not found");
            }
            awaitConnected(nodes.only());
            assertThat(nodes.only().counters().connections()).isEqualTo(2);
        }
    }

    @Test
    void findsAHalfOpenConnectionThoughTheNetworkClosesNothing() throws IOException {
        try (var network = ChaosProxy.to(fs.port());
                var nodes = clientWithSilence(network.port(), Duration.ofMillis(300))) {
            fs.welcomesNode().takesSubscription();
            awaitConnected(nodes.only());
            network.freeze();
            Patience.awaitProblem(nodes.only(), "nothing was heard for 300 ms, and a question was not answered");
        }
    }

    /** A command that takes long says nothing meanwhile, and holds its connection: that is no death. */
    @Test
    void leavesACommandThatTakesLongItsTime() {
        try (var nodes = clientWithSilence(fs.port(), Duration.ofMillis(500))) {
            FakeSwitch.Pair pair = fs.welcomesNode().takesSubscription();
            pair.events().repliesAlways("-ERR command not found");
            awaitConnected(nodes.only());
            var slow = nodes.only().api(ApiCommand.of("msleep", "2000"), LONG);
            hearsApi(pair.commands());
            await().during(Duration.ofMillis(1_200)).atMost(LONG).until(() -> !slow.isDone());
            pair.commands().answers("+OK");
            assertThat(Patience.get(slow).text()).isEqualTo("+OK");
        }
    }

    @Test
    void dropsAConnectionWhoseCommandIsOverdueAndSilent() {
        try (var nodes = clientWithSilence(fs.port(), Duration.ofSeconds(1))) {
            FakeSwitch.Pair pair = fs.welcomesNode().takesSubscription();
            pair.events().repliesAlways("-ERR command not found");
            awaitConnected(nodes.only());
            var lost = nodes.only().api(ApiCommand.of("status"), Duration.ofMillis(20));
            hearsApi(pair.commands());
            assertThat(Patience.failure(lost).kind()).isEqualTo(EslException.Kind.TIMED_OUT);
            pair.commands().hearsTheEnd();
            await().atMost(LONG).until(() -> !nodes.only().status().isConnected());
        }
    }

    /** The question whether it lives may have come before. */
    private static void hearsApi(Conversation commands) {
        while (commands.hearsAnything().equals("noop")) {
            commands.replies("-ERR command not found");
        }
    }
}
