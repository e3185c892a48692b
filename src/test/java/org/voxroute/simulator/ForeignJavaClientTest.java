/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.freeswitch.esl.client.IEslEventListener;
import org.freeswitch.esl.client.inbound.Client;
import org.freeswitch.esl.client.inbound.InboundConnectionFailure;
import org.freeswitch.esl.client.transport.CommandResponse;
import org.freeswitch.esl.client.transport.SendMsg;
import org.freeswitch.esl.client.transport.event.EslEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** The simulated switch satisfies a Java client that nobody here wrote: {@code org.freeswitch.esl.client}. */
class ForeignJavaClientTest {

    private static final int PATIENCE_S = 10;

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020"));
    private final Client client = new Client();
    private final Heard heard = new Heard();

    @BeforeEach
    void start() {
        fs.start();
        client.addEventListener(heard);
    }

    @AfterEach
    void stop() {
        if (client.canSend()) {
            client.close();
        }
        fs.close();
    }

    private void connect() throws InboundConnectionFailure {
        client.connect("127.0.0.1", fs.port(), "secret", PATIENCE_S);
    }

    @Test
    void logsInWithTheRightPassword() throws InboundConnectionFailure {
        connect();
        assertThat(client.canSend()).isTrue();
    }

    @Test
    void isRefusedWithAWrongPassword() {
        assertThatThrownBy(() -> client.connect("127.0.0.1", fs.port(), "wrong", PATIENCE_S))
                .isInstanceOf(InboundConnectionFailure.class)
                .hasMessageContaining("-ERR invalid");
        assertThat(client.canSend()).isFalse();
    }

    @Test
    void readsTheAnswerOfACommand() throws InboundConnectionFailure {
        connect();
        List<String> status = client.sendSyncApiCommand("status", "").getBodyLines();
        assertThat(status.get(0)).startsWith("UP 0 years, 0 days, ");
        assertThat(status.get(1)).startsWith("FreeSWITCH (Version 1.10.").endsWith(") is ready");
    }

    @Test
    void isToldTheResultOfABackgroundJob() throws InboundConnectionFailure {
        connect();
        subscribe("BACKGROUND_JOB");
        String job = client.sendAsyncApiCommand("global_getvar", "domain");
        await().until(() -> !heard.jobs.isEmpty());
        EslEvent result = heard.jobs.get(0);
        assertThat(result.getEventHeaders())
                .containsEntry("Job-UUID", job)
                .containsEntry("Job-Command", "global_getvar")
                .containsEntry("Job-Command-Arg", "domain");
        assertThat(result.getEventBodyLines()).containsExactly("127.0.0.1");
    }

    @Test
    void hearsAWholeCall() throws InboundConnectionFailure {
        connect();
        subscribe("CHANNEL_CREATE CHANNEL_ANSWER CHANNEL_BRIDGE CHANNEL_HANGUP_COMPLETE");
        String uuid = call();
        await().until(() -> heard.events("CHANNEL_HANGUP_COMPLETE").size() == 2);

        assertThat(heard.namesOf(uuid))
                .containsExactly("CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_BRIDGE", "CHANNEL_HANGUP_COMPLETE");
        assertThat(heard.events("CHANNEL_HANGUP_COMPLETE"))
                .allSatisfy(event -> assertThat(event).containsEntry("Hangup-Cause", "NORMAL_CLEARING"));
        assertThat(heard.of(uuid, "CHANNEL_HANGUP_COMPLETE"))
                .containsEntry("Caller-Caller-ID-Number", "+15551230000")
                .containsEntry("Caller-Caller-ID-Name", "Zoë, Müller")
                .containsEntry("variable_direction", "inbound");
    }

    @Test
    void hearsNothingThatItsFilterKeepsOut() throws InboundConnectionFailure {
        connect();
        subscribe("ALL");
        assertThat(client.addEventFilter("Event-Name", "CHANNEL_DESTROY").isOk())
                .isTrue();
        call();
        await().until(() -> heard.events("CHANNEL_DESTROY").size() == 2);
        assertThat(heard.events).extracting(EslEvent::getEventName).containsOnly("CHANNEL_DESTROY");

        assertThat(client.deleteEventFilter("Event-Name", "CHANNEL_DESTROY").isOk())
                .isTrue();
        assertThat(client.cancelEventSubscriptions().isOk()).isTrue();
    }

    @Test
    void hangsUpByAMessage() throws InboundConnectionFailure {
        connect();
        subscribe("CHANNEL_ANSWER CHANNEL_HANGUP_COMPLETE");
        String uuid = fs.placeCall(script(60_000)).orElseThrow();
        await().until(() -> heard.events("CHANNEL_ANSWER").size() == 2);
        SendMsg hangup = new SendMsg(uuid);
        hangup.addCallCommand("hangup");
        hangup.addHangupCause("USER_BUSY");
        CommandResponse reply = client.sendMessage(hangup);
        assertThat(reply.isOk()).isTrue();
        await().until(() -> heard.events("CHANNEL_HANGUP_COMPLETE").size() == 2);
        assertThat(heard.of(uuid, "CHANNEL_HANGUP_COMPLETE")).containsEntry("Hangup-Cause", "USER_BUSY");
    }

    private void subscribe(String events) {
        assertThat(client.setEventSubscriptions("plain", events).getReplyText())
                .isEqualTo("+OK event listener enabled plain");
    }

    private String call() {
        return fs.placeCall(script(100)).orElseThrow();
    }

    private static CallScript script(int talkMs) {
        return new CallScript(
                "+15551230000",
                "Zoë, Müller",
                "+15550100002",
                Outcome.ANSWERED,
                Duration.ofMillis(50),
                Duration.ofMillis(talkMs),
                Side.CALLER);
    }

    private static final class Heard implements IEslEventListener {
        private final List<EslEvent> events = new CopyOnWriteArrayList<>();
        private final List<EslEvent> jobs = new CopyOnWriteArrayList<>();

        @Override
        public void eventReceived(EslEvent event) {
            events.add(event);
        }

        @Override
        public void backgroundJobResultReceived(EslEvent event) {
            jobs.add(event);
        }

        List<Map<String, String>> events(String name) {
            return events.stream()
                    .filter(event -> event.getEventName().equals(name))
                    .map(EslEvent::getEventHeaders)
                    .toList();
        }

        /** In the switch's order: this client hands events on from sixteen threads, and so mixes them up. */
        List<String> namesOf(String uuid) {
            return events.stream()
                    .sorted(Comparator.comparingLong(
                            event -> Long.parseLong(event.getEventHeaders().get("Event-Sequence"))))
                    .filter(event -> uuid.equals(event.getEventHeaders().get("Unique-ID")))
                    .map(EslEvent::getEventName)
                    .toList();
        }

        Map<String, String> of(String uuid, String name) {
            return events(name).stream()
                    .filter(event -> uuid.equals(event.get("Unique-ID")))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
