/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.voxroute.esl.client.Patience.LONG;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.Heard;

/** The recordings are what FreeSWITCH said; it is the one who connects. */
class EslServerIT {

    private static final EslServerConfig ANY_PORT = EslServerConfig.DEFAULT.at("127.0.0.1", 0);

    private final List<OutboundCall> calls = new CopyOnWriteArrayList<>();
    private final Heard heard = new Heard();
    private EslServer server = open(ANY_PORT);

    private EslServer open(EslServerConfig config) {
        return EslServer.open(config, call -> {
            calls.add(call);
            return heard;
        });
    }

    private void reopen(EslServerConfig config) {
        server.close();
        server = open(config);
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void takesACallFromItsFirstWordToTheSecondGoodbye() throws IOException {
        String recording = recorded("70_outbound_async_full");
        int afterConnect = recording.indexOf("Content-Type: command/reply\nReply-Text: +OK will linger 5 seconds");
        int firstEvent = recording.indexOf("Content-Length: 4603");
        String events = recording
                .substring(firstEvent)
                .replaceFirst("Content-Type: api/response\nContent-Length: 4\n\n\\+OK\n", "");
        Conversation fs = Conversation.callsOut(server.port());
        fs.hears("connect").says(bytes(recording.substring(0, afterConnect)));
        fs.hears("linger 5").replies("+OK will linger 5 seconds");
        fs.hears("myevents json").replies("+OK Events Enabled");
        fs.says(bytes(events));
        fs.hearsTheEnd();
        await().atMost(LONG).untilAsserted(() -> assertThat(heard.lines()).contains("LOST (epoch 1)"));
        assertThat(heard.lines().get(0)).isEqualTo("CHANNEL_DATA 0353c5da-e56e-46e1-860f-6e2a1cd80836");
        assertThat(heard.lines())
                .contains("CHANNEL_HANGUP_COMPLETE 0353c5da-e56e-46e1-860f-6e2a1cd80836")
                .endsWith("LOST (epoch 1)");
        int hangup = heard.lines().indexOf("CHANNEL_HANGUP 0353c5da-e56e-46e1-860f-6e2a1cd80836");
        int complete = heard.lines().indexOf("CHANNEL_HANGUP_COMPLETE 0353c5da-e56e-46e1-860f-6e2a1cd80836");
        assertThat(complete).as("what lingers comes after the first goodbye").isGreaterThan(hangup);
        assertThat(calls.get(0).data().header("Caller-Caller-ID-Number")).isEqualTo("+15551230000");
    }

    @Test
    void decodesTheUrlEncodedReplyToConnect() throws IOException {
        Conversation.callsOut(server.port()).hears("connect").says(bytes(recorded("77_outbound_utf8_name")));
        await().atMost(LONG).until(() -> !calls.isEmpty());
        assertThat(calls.get(0).data().header("Reply-Text")).isEqualTo("+OK\n");
        assertThat(calls.get(0).data().header("Caller-Caller-ID-Name")).contains("Zoë");
    }

    @Test
    void goesOnWithoutFullControl() throws IOException {
        String recording = recorded("72_outbound_sync");
        int afterConnect = recording.indexOf("Content-Type: command/reply\nReply-Text: -ERR");
        Conversation fs = Conversation.callsOut(server.port());
        fs.hears("connect").says(bytes(recording.substring(0, afterConnect)));
        fs.hears("linger 5").replies("-ERR command not found");
        fs.hears("myevents json").replies("+OK Events Enabled");
        await().atMost(LONG).until(() -> !calls.isEmpty());
        var answered = calls.get(0)
                .execute(new Execute(calls.get(0).uuid(), "answer", "", "e1", false, 1), Duration.ofSeconds(5));
        fs.hears(
                        "sendmsg " + calls.get(0).uuid(),
                        "call-command: execute",
                        "execute-app-name: answer",
                        "execute-app-arg: ",
                        "Event-UUID: e1")
                .replies("+OK");
        assertThat(Patience.get(answered).isError()).isFalse();
    }

    @Test
    void letsGoOfACall() throws IOException {
        Conversation fs = Conversation.callsOut(server.port());
        fs.hears("connect").says(bytes(recorded("76_outbound_listener_dies")));
        await().atMost(LONG).until(() -> !calls.isEmpty());
        calls.get(0).close();
        fs.hears("linger 5").hearsTheEnd();
        assertThat(Patience.failure(calls.get(0)
                                .execute(
                                        new Execute(calls.get(0).uuid(), "answer", "", "e1", false, 1),
                                        Duration.ofSeconds(5)))
                        .isOutcomeUnknown())
                .isFalse();
    }

    @Test
    void doesNotAskToLingerIfItIsNotTo() throws IOException {
        reopen(ANY_PORT.withLinger(false));
        Conversation.callsOut(server.port())
                .hears("connect")
                .says(bytes(recorded("76_outbound_listener_dies")))
                .hears("myevents json");
    }

    @Test
    void turnsAwayOneCallTooMany() throws IOException {
        reopen(ANY_PORT.withMaxCalls(1));
        Conversation first = Conversation.callsOut(server.port()).hears("connect");
        Conversation.callsOut(server.port()).hearsTheEnd();
        assertThat(server.turnedAway()).isEqualTo(1);
        first.hangsUp();
        await().atMost(LONG).until(() -> server.openCalls() == 0);
        Conversation.callsOut(server.port()).hears("connect");
    }

    @Test
    void dropsAPeerThatDoesNotAnswer() {
        reopen(ANY_PORT.withPatience(Duration.ofMillis(100)));
        Conversation.callsOut(server.port()).hears("connect").hearsTheEnd();
        assertThat(calls).isEmpty();
    }

    @Test
    void dropsAPeerThatAnswersSomethingElse() {
        Conversation.callsOut(server.port()).hears("connect").replies("+OK").hearsTheEnd();
        assertThat(calls).isEmpty();
    }

    @Test
    void dropsAPeerThatGivesUp() throws IOException {
        Conversation.callsOut(server.port())
                .hears("connect")
                .says(bytes(recorded("75_outbound_no_connect")))
                .hearsTheEnd();
        await().atMost(LONG).until(() -> server.openCalls() == 0);
    }

    @Test
    void saysThatItsPortIsTaken() {
        var taken = ANY_PORT.at("127.0.0.1", server.port());
        assertThatThrownBy(() -> EslServer.open(taken, call -> heard))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Can't listen on 127.0.0.1:" + server.port());
    }

    /** One char a byte, so that positions are those of the wire. */
    private static String recorded(String name) throws IOException {
        try (var recording = EslServerIT.class.getResourceAsStream("/fixtures/freeswitch/" + name + ".esl")) {
            return new String(recording.readAllBytes(), ISO_8859_1);
        }
    }

    private static byte[] bytes(String wire) {
        return wire.getBytes(ISO_8859_1);
    }
}
