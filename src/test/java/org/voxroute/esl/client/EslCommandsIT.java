/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.esl.client.Patience.awaitConnected;
import static org.voxroute.esl.client.Patience.failure;
import static org.voxroute.esl.client.Patience.get;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslException.Kind;
import org.voxroute.kit.FakeSwitch;
import org.voxroute.kit.Heard;

class EslCommandsIT {

    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final FakeSwitch fs = FakeSwitch.listening();
    private final EslNodes nodes = Patience.clientOf(fs);
    private final EslNode node = nodes.only();
    private FakeSwitch.Pair pair;

    @BeforeEach
    void connect() {
        pair = fs.welcomesNode().takesSubscription();
        awaitConnected(node);
    }

    @AfterEach
    void close() {
        nodes.close();
        fs.close();
    }

    @Test
    void answersAnApiCommand() {
        var reply = node.api(ApiCommand.of("uuid_transfer", "a1", "1020"), SECONDS);
        pair.commands().hears("api uuid_transfer a1 1020").answers("+OK\n");
        assertThat(get(reply)).isEqualTo(new EslReply("+OK"));
    }

    @Test
    void answersARefusedApiCommand() {
        var reply = node.api(ApiCommand.of("reloadxml"), SECONDS);
        pair.commands().hears("api reloadxml").replies("-ERR permission denied");
        assertThat(get(reply)).isEqualTo(new EslReply("-ERR permission denied"));
    }

    @Test
    void keepsTheOrderWhenEventsComeBetweenReplies() {
        var first = node.api(ApiCommand.of("first"), SECONDS);
        var second = node.api(ApiCommand.of("second"), SECONDS);
        pair.commands()
                .hears("api first")
                .says(FakeSwitch.backgroundJob("somebody's", "+OK"))
                .answers("1")
                .hears("api second")
                .says(FakeSwitch.event("CHANNEL_ANSWER", "Unique-ID", "a1"))
                .answers("2");
        assertThat(get(first).text()).isEqualTo("1");
        assertThat(get(second).text()).isEqualTo("2");
    }

    @Test
    void hearsEventsWhileAnApiCommandBlocks() {
        var heard = new Heard();
        node.listen(Subscription.to("CHANNEL_ANSWER").withResync(false), heard);
        pair.events().hears("event json CHANNEL_ANSWER").replies("+OK event listener enabled json");
        var blocking = node.api(ApiCommand.of("msleep", "4000"), SECONDS);
        pair.commands().hears("api msleep 4000");
        pair.events().says(FakeSwitch.event("CHANNEL_ANSWER", "Unique-ID", "a1"));
        heard.hears("CHANNEL_ANSWER a1");
        assertThat(blocking).isNotDone();
        pair.commands().answers("+OK");
        assertThat(get(blocking).text()).isEqualTo("+OK");
    }

    @Test
    void doesNotTakeALateReplyForTheNextOne() {
        var late = node.api(ApiCommand.of("late"), Duration.ofMillis(50));
        pair.commands().hears("api late");
        assertThat(failure(late).kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(failure(late).isOutcomeUnknown()).isTrue();
        var next = node.api(ApiCommand.of("next"), SECONDS);
        pair.commands().answers("too late").hears("api next").answers("in time");
        assertThat(get(next).text()).isEqualTo("in time");
    }

    @Test
    void failsCommandsUnderWayAsOutcomeUnknownWhenTheSocketDies() {
        var underWay = node.api(ApiCommand.of("originate", "user/1020", "&park()"), SECONDS);
        var waiting = node.api(ApiCommand.of("status"), SECONDS);
        pair.commands().hears("api originate user/1020 &park()").hangsUp();
        assertThat(failure(underWay).kind()).isEqualTo(Kind.CONNECTION_LOST);
        assertThat(failure(underWay).isOutcomeUnknown()).isTrue();
        assertThat(failure(waiting).isOutcomeUnknown()).isFalse();
    }

    @Test
    void sendsNothingAgainAfterAReconnect() {
        var underWay = node.api(ApiCommand.of("originate", "user/1020", "&park()"), SECONDS);
        pair.commands().hears("api originate user/1020 &park()").hangsUp();
        failure(underWay);
        var again = fs.welcomes().hears("event json BACKGROUND_JOB").replies("+OK event listener enabled json");
        awaitConnected(node);
        var next = node.api(ApiCommand.of("status"), SECONDS);
        again.hears("api status").answers("UP");
        assertThat(get(next).text()).isEqualTo("UP");
    }

    @Test
    void executesAnApplication() {
        var reply = node.execute(new Execute("a1", "playback", "/tmp/a b.wav", "e1", true, 2), SECONDS);
        pair.commands()
                .hears(
                        "sendmsg a1",
                        "call-command: execute",
                        "execute-app-name: playback",
                        "execute-app-arg: /tmp/a b.wav",
                        "Event-UUID: e1",
                        "loops: 2",
                        "event-lock: true")
                .replies("+OK");
        assertThat(get(reply).isError()).isFalse();
    }

    @Test
    void dropsAConnectionOnWhichAReplyComesThatNobodyAskedFor() {
        pair.commands().replies("+OK what").hearsTheEnd();
        fs.welcomes().hears("event json BACKGROUND_JOB");
    }

    @Test
    void dropsAConnectionWhoseFrameIsTooLargeAndSaysWhy() {
        var asked = node.api(ApiCommand.of("status"), SECONDS);
        pair.commands().hears("api status").says("Content-Type: api/response\nContent-Length: 99999999999\n\n");
        assertThat(failure(asked).kind()).isEqualTo(Kind.DESYNC);
        assertThat(failure(asked)).hasMessageContaining("99999999999").hasMessageContaining("the limit is");
    }

    @Test
    void readsABodyOfAnySize() throws IOException {
        var root = node.api(ApiCommand.of("xml_locate", "root"), SECONDS);
        pair.commands().hears("api xml_locate root");
        try (var recording = getClass().getResourceAsStream("/fixtures/freeswitch/17_big_reply.esl")) {
            byte[] bytes = recording.readAllBytes();
            int reply = new String(bytes, ISO_8859_1).indexOf("Content-Type: api/response");
            pair.commands().says(Arrays.copyOfRange(bytes, reply, bytes.length));
        }
        assertThat(get(root).text()).hasSizeGreaterThan(400_000);
    }

    @Test
    void ignoresLogLines() {
        var reply = node.api(ApiCommand.of("status"), SECONDS);
        pair.commands()
                .hears("api status")
                .says("Content-Type: log/data\nContent-Length: 5\nLog-Level: 7\n\nhello")
                .answers("UP");
        assertThat(get(reply).text()).isEqualTo("UP");
        assertThat(node.counters().unusedMessages()).isEqualTo(1);
    }

    @Test
    void refusesMoreCommandsThanItHolds() {
        pair.commands();
        for (int i = 0; i < EslLimits.DEFAULT.commands(); i++) {
            node.api(ApiCommand.of("status"), SECONDS);
        }
        EslException refused = failure(node.api(ApiCommand.of("status"), SECONDS));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused.isWorthRetrying()).isTrue();
    }
}
