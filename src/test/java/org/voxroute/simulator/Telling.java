/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;
import org.voxroute.simulator.engine.Digits;

/** A switch with the configuration that the recordings were made with, and a client that hears everything: to tell a recorded story again. */
final class Telling implements AutoCloseable {

    static final Path CONFIGURATION = Path.of("src/test/resources/simulator/conf");

    final SimulatedSwitch fs;
    final TestClient client;
    final Path recordings;

    Telling(Path recordings) {
        fs = new SimulatedSwitch(SimulatorConfig.of(CONFIGURATION, "secret")
                .withRegistered("1020", "1021")
                .withRecordings(recordings));
        this.recordings = recordings;
        fs.start();
        client = TestClient.of(fs, "secret");
        client.send("event json ALL");
    }

    String call(Outcome outcome, int answerMs, int hangupMs, Side by) {
        return call("+15551230000", "Test Caller", "+15550100002", outcome, answerMs, hangupMs, by);
    }

    String call(String from, String name, String to, Outcome outcome, int answerMs, int hangupMs, Side by) {
        return fs.placeCall(new CallScript(
                        from, name, to, outcome, Duration.ofMillis(answerMs), Duration.ofMillis(hangupMs), by))
                .orElseThrow();
    }

    void script(String number, Outcome outcome, int answerMs, @Nullable Integer hangupMs) {
        fs.script(
                number,
                new CalleeScript(
                        outcome,
                        Duration.ofMillis(50),
                        Duration.ofMillis(answerMs),
                        hangupMs == null ? null : Duration.ofMillis(hangupMs)));
    }

    /** The agent's phone first, then the number through the gateway, as dashboards do it. */
    void clickToCall(String number) {
        client.send(
                "bgapi originate {origination_caller_id_number=+15550100002,origination_caller_id_name='My Company'}"
                        + "user/1020@127.0.0.1 &bridge(sofia/gateway/telnyx/" + number + ")");
    }

    /** A message for a leg: these headers, and a body after a blank line. */
    void message(String uuid, String... lines) {
        String text = "sendmsg " + uuid + '\n' + String.join("\n", lines);
        boolean body = text.contains("\n\n");
        client.write(body ? text : text + "\n\n");
        assertThat(client.reply().replyText()).isEqualTo("+OK");
    }

    void until(String event, int times) {
        client.eventsUntil(event, times);
    }

    /** The uuid of the nth leg that was heard of, from 0. */
    String leg(int index) {
        return client.events().stream()
                .map(event -> TestClient.header(event, "Unique-ID"))
                .filter(uuid -> !uuid.isEmpty())
                .distinct()
                .toList()
                .get(index);
    }

    void press(String uuid, String digits, Digits.Source source) {
        int before = digits();
        fs.press(uuid, digits, source);
        await().until(() -> {
            client.api("version");
            return digits() >= before + digits.length();
        });
    }

    private int digits() {
        return (int) client.events().stream()
                .filter(event -> "DTMF".equals(TestClient.header(event, "Event-Name")))
                .count();
    }

    Story told() {
        client.api("version");
        List<Frame> events = client.events();
        return Story.of(events);
    }

    @Override
    public void close() {
        client.close();
        fs.close();
    }
}
