/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** What {@code originate} answers, and when. */
class OriginateTest {

    private static final Recording RECORDED = new Recording("60_originate_replies");

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020", "1021"));

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    @BeforeEach
    void start() {
        fs.start();
        client = TestClient.of(fs, "secret");
        phone("1020", Outcome.ANSWERED);
        phone("1021", Outcome.ANSWERED);
    }

    @AfterEach
    void stop() {
        client.close();
        fs.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "originate user/1020@127.0.0.1 &park()",
                "originate user/1020 &park()",
                "originate user/9999@127.0.0.1 &park()",
                "originate user/1020@nosuch.domain &park()",
                "originate user/1005@127.0.0.1 &park()",
                "originate nosuchendpoint/x &park()",
                "originate",
                "originate user/1020@127.0.0.1",
                "originate user/1020@127.0.0.1 &nosuchapp()",
                "originate user/1020@127.0.0.1 1021 XML default",
                "originate user/1020@127.0.0.1 5551212 XML nocontext",
                "originate error/USER_BUSY &park()",
                "originate null/x &park()",
                "originate user/1020@127.0.0.1,user/1021@127.0.0.1 &park()",
                "originate user/1005@127.0.0.1|user/1020@127.0.0.1 &park()",
                "originate {origination_uuid=not-a-uuid}user/1020@127.0.0.1 &park()",
                "originate {origination_uuid=,origination_caller_id_number=1}user/1020@127.0.0.1 &park()",
                "originate user/1020@$${domain} &park()"
            })
    void answersAsRecorded(String command) {
        assertThat(Recording.comparable(client.api(command))).isEqualTo(recorded(command));
    }

    private static String recorded(String command) {
        List<String> replies = RECORDED.replies();
        int index = RECORDED.commands().indexOf("api " + command);
        assertThat(index).as(command).isPositive();
        String reply = replies.get(index + 1);
        return reply.substring(reply.indexOf("\n\n") + 2);
    }

    @ParameterizedTest
    @CsvSource({
        "BUSY, USER_BUSY",
        "REJECTED, CALL_REJECTED",
        "UNALLOCATED, UNALLOCATED_NUMBER",
        "UNAVAILABLE, NORMAL_TEMPORARY_FAILURE",
        "INCOMPATIBLE, INCOMPATIBLE_DESTINATION",
        "TIMEOUT, RECOVERY_ON_TIMER_EXPIRE"
    })
    void saysWhyTheCalleeRefused(Outcome outcome, String cause) {
        phone("1020", outcome);
        assertThat(client.api("originate user/1020@127.0.0.1 &park()")).isEqualTo("-ERR " + cause + "\n");
        phone("+18005551234", outcome);
        assertThat(client.api("originate sofia/gateway/telnyx/+18005551234 &park()"))
                .isEqualTo("-ERR " + cause + "\n");
        assertThat(client.api("show channels")).isEqualTo("\n0 total.\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{originate_timeout=0.2}", "{call_timeout=0.2}", "[leg_timeout=0.2]"})
    void givesUpWhenNobodyAnswersInTime(String limit) {
        phone("1020", Outcome.NO_ANSWER);
        assertThat(client.api("originate " + limit + "user/1020@127.0.0.1 &park()"))
                .isEqualTo("-ERR NO_ANSWER\n");
    }

    @Test
    void answersWhenTheFirstLegDoesWhateverBecomesOfTheSecond() {
        phone("+18005550486", Outcome.BUSY);
        client.send("event plain CHANNEL_HANGUP_COMPLETE");
        String reply = client.api("originate user/1020@127.0.0.1 &bridge(sofia/gateway/telnyx/+18005550486)");
        assertThat(reply).startsWith("+OK ");
        String uuid = reply.substring(4).strip();
        client.eventsUntil("CHANNEL_HANGUP_COMPLETE", 2);
        assertThat(client.events())
                .filteredOn(event -> event.get("Unique-ID").equals(uuid))
                .map(event -> event.get("Hangup-Cause"))
                .containsExactly("USER_BUSY");
    }

    @Test
    void takesTheUuidThatOneChooses() {
        String uuid = "deadbeef-0000-4000-8000-000000000001";
        String command = "originate {origination_uuid=" + uuid + "}user/1020@127.0.0.1 &park()";
        assertThat(client.api(command)).isEqualTo("+OK " + uuid + "\n");
        assertThat(client.api("uuid_exists " + uuid)).isEqualTo("true");
        assertThat(client.api(command)).isEqualTo("-ERR DESTINATION_OUT_OF_ORDER\n");
        assertThat(client.api("uuid_exists " + uuid)).as("the first one lives").isEqualTo("true");
    }

    @Test
    void tellsWhoWantsToKnowWhileTheCommandRunsInTheBackground() {
        client.send("event plain BACKGROUND_JOB CHANNEL_ANSWER");
        client.send("bgapi originate user/1020@127.0.0.1 &park()\nJob-UUID: mine");
        Frame job = client.awaits("BACKGROUND_JOB");
        assertThat(job.get("Job-UUID")).isEqualTo("mine");
        assertThat(job.get("Job-Command")).isEqualTo("originate");
        String uuid = client.awaits("CHANNEL_ANSWER").get("Unique-ID");
        assertThat(job.text()).endsWith("\n\n+OK " + uuid + "\n");
    }

    @Test
    void isOverWhenTheLegIsKilledWhileItRings() {
        phone("1020", Outcome.NO_ANSWER);
        client.send("event plain BACKGROUND_JOB CHANNEL_PROGRESS");
        client.send("bgapi originate user/1020@127.0.0.1 &park()");
        String uuid = client.awaits("CHANNEL_PROGRESS").get("Unique-ID");
        assertThat(client.api("uuid_kill " + uuid + " ORIGINATOR_CANCEL")).isEqualTo("+OK\n");
        assertThat(client.awaits("BACKGROUND_JOB").text()).endsWith("\n\n-ERR ORIGINATOR_CANCEL\n");
    }

    /** As recorded: a command that waits holds back the events of its own connection, not those of others. */
    @Test
    void holdsBackTheEventsOfItsConnectionUntilItAnswers() {
        client.send("event plain CHANNEL_PROGRESS");
        try (TestClient other = TestClient.of(fs, "secret")) {
            other.send("event plain CHANNEL_PROGRESS CHANNEL_ANSWER");
            client.write("api originate user/1020@127.0.0.1 &park()\n\napi hostname\n\n");
            other.awaits("CHANNEL_PROGRESS");
            assertThat(other.api("hostname")).isEqualTo("simulator");
            Frame first = client.next();
            assertThat(first).isNotNull();
            assertThat(first.contentType()).isEqualTo("api/response");
            assertThat(first.text()).startsWith("+OK ");
            assertThat(client.reply().text()).isEqualTo("simulator");
            assertThat(client.heard()).hasSize(1);
        }
    }

    @Test
    void showsTheCallerThatWasAskedFor() {
        client.send("event plain CHANNEL_CREATE");
        client.api("originate {origination_caller_id_name='A\\, B',origination_caller_id_number=4711}"
                + "user/1020@127.0.0.1 &park()");
        Frame created = client.awaits("CHANNEL_CREATE");
        assertThat(created.get("Caller-Caller-ID-Name")).isEqualTo("A, B");
        assertThat(created.get("Caller-Caller-ID-Number")).isEqualTo("4711");
    }

    /** The dial strings with a variable as their domain fail, unless the whole command is expanded first. */
    @Test
    void expandsVariablesOnlyWhenAsked() {
        assertThat(client.api("originate user/1020@${domain} &park()")).isEqualTo("-ERR SUBSCRIBER_ABSENT\n");
        assertThat(client.api("expand originate user/1020@${domain} &park()")).startsWith("+OK ");
    }

    private void phone(String number, Outcome outcome) {
        fs.script(number, new CalleeScript(outcome, Duration.ofMillis(10), Duration.ofMillis(20), null));
    }
}
