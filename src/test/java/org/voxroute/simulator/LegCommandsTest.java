/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** Commands for a leg that talks to another one. */
class LegCommandsTest {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Telling told;

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    /** The caller's leg and the agent's. */
    private String a = "";

    private String b = "";

    @BeforeEach
    void call() {
        told = new Telling(folder);
        client = told.client;
        a = told.call(Outcome.ANSWERED, 10, 60_000, Side.CALLER);
        told.until("CALL_UPDATE", 2);
        b = told.leg(1);
        client.heard();
        client.forget();
    }

    @AfterEach
    void hangUp() {
        told.close();
    }

    @Test
    void killsALegWithTheCauseThatIsGivenAndTheOtherWithIt() {
        assertThat(client.api("uuid_kill " + a + " USER_BUSY")).isEqualTo("+OK\n");
        assertThat(client.api("uuid_kill " + a)).isEqualTo("-ERR No such channel!\n");
        client.eventsUntil("CHANNEL_HANGUP_COMPLETE", 2);
        assertThat(value(a, "CHANNEL_HANGUP_COMPLETE", "Hangup-Cause")).isEqualTo("USER_BUSY");
        client.eventsUntil("CHANNEL_DESTROY", 2);
        assertThat(client.api("show channels")).isEqualTo("\n0 total.\n");
    }

    @Test
    void killsWithNormalClearingIfTheCauseIsUnknown() {
        client.api("uuid_kill " + a + " NO_SUCH_CAUSE");
        client.eventsUntil("CHANNEL_HANGUP_COMPLETE", 2);
        assertThat(value(a, "CHANNEL_HANGUP_COMPLETE", "Hangup-Cause")).isEqualTo("NORMAL_CLEARING");
    }

    @Test
    void readsAndSetsVariables() {
        assertThat(client.api("uuid_getvar " + a + " wanted")).isEqualTo("_undef_");
        assertThat(client.api("uuid_setvar " + a + " wanted two words")).isEqualTo("+OK\n");
        assertThat(client.api("uuid_getvar " + a + " wanted")).isEqualTo("two words");
        assertThat(client.api("uuid_setvar " + a + " wanted")).isEqualTo("+OK\n");
        assertThat(client.api("uuid_getvar " + a + " wanted")).isEqualTo("_undef_");
        assertThat(client.api("uuid_getvar " + a + " sip_from_user")).isEqualTo("+15551230000");
    }

    @Test
    void setsSeveralVariablesAtOnce() {
        assertThat(client.api("uuid_setvar_multi " + a + " one=1;two=a b;sip_from_user="))
                .isEqualTo("+OK\n");
        assertThat(client.api("uuid_getvar " + a + " one")).isEqualTo("1");
        assertThat(client.api("uuid_getvar " + a + " two")).isEqualTo("a b");
        assertThat(client.api("uuid_getvar " + a + " sip_from_user")).isEqualTo("_undef_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "uuid_kill",
                "uuid_getvar",
                "uuid_setvar",
                "uuid_setvar_multi",
                "uuid_transfer",
                "uuid_bridge",
                "uuid_park",
                "uuid_send_dtmf",
                "uuid_recv_dtmf",
                "uuid_broadcast",
                "uuid_break",
                "uuid_record",
                "uuid_answer",
                "uuid_dump"
            })
    void knowsNoOtherChannel(String command) {
        assertThat(client.api(command + " " + NOBODY + " x y")).startsWith("-ERR ");
    }

    @Test
    void putsALegOnHoldAndBack() {
        assertThat(client.api("uuid_hold " + b)).isEqualTo("+OK Success\n");
        Frame held = client.awaits("CHANNEL_HOLD");
        assertThat(held.get("Unique-ID")).isEqualTo(b);
        assertThat(held.get("Channel-Call-State")).isEqualTo("HELD");
        assertThat(client.api("show channels")).contains(",HELD,");

        assertThat(client.api("uuid_hold off " + b)).isEqualTo("+OK Success\n");
        Frame back = client.awaits("CHANNEL_UNHOLD");
        assertThat(back.get("Unique-ID")).isEqualTo(b);
        assertThat(client.api("show channels")).doesNotContain("HELD,");
        assertThat(client.heard().stream()
                        .filter(event -> event.get("Event-Name").equals("CHANNEL_CALLSTATE"))
                        .map(event -> event.get("Channel-Call-State")))
                .containsExactly("HELD", "UNHELD", "ACTIVE");
    }

    @Test
    void togglesTheHold() {
        client.api("uuid_hold toggle " + b);
        client.awaits("CHANNEL_HOLD");
        client.api("uuid_hold toggle " + b);
        client.awaits("CHANNEL_UNHOLD");
    }

    @Test
    void sendsKeys() {
        String recorded = new Recording("47_dtmf_json")
                .received().stream()
                        .map(Frame::text)
                        .filter(text -> text.contains(" sent DTMF "))
                        .findFirst()
                        .orElseThrow();
        assertThat(Recording.comparable(client.api("uuid_send_dtmf " + a + " 45@200")))
                .isEqualTo(Recording.comparable(recorded));
    }

    @Test
    void hearsKeysAsIfTheyWerePressed() {
        client.api("uuid_recv_dtmf " + a + " 6");
        Frame digit = client.awaits("DTMF");
        assertThat(digit.get("DTMF-Digit")).isEqualTo("6");
        assertThat(digit.get("DTMF-Source")).isEqualTo("APP");
    }

    @Test
    void playsToOneLegBesideItsBridge() {
        assertThat(client.api("uuid_broadcast " + a + " tone_stream://%(100,0,440) aleg"))
                .isEqualTo("+OK Message sent\n");
        client.awaits("COMMAND");
        assertThat(namesOf(a))
                .containsExactly(
                        "CHANNEL_EXECUTE", "PLAYBACK_START", "PLAYBACK_STOP", "CHANNEL_EXECUTE_COMPLETE", "COMMAND");
        assertThat(namesOf(b)).isEmpty();
        assertThat(value(a, "PLAYBACK_STOP", "Playback-Status")).isEqualTo("done");
    }

    @Test
    void playsToBothLegsUntilItIsToldToStop() {
        client.api("uuid_broadcast " + a + " /sounds/hello.wav both");
        client.eventsUntil("PLAYBACK_START", 2);
        assertThat(client.api("uuid_break " + a + " all")).isEqualTo("+OK\n");
        client.api("uuid_break " + b + " all");
        client.eventsUntil("COMMAND", 2);
        assertThat(value(a, "PLAYBACK_STOP", "Playback-Status")).isEqualTo("break");
        assertThat(value(b, "PLAYBACK_STOP", "Playback-Status")).isEqualTo("break");
    }

    @Test
    void recordsUntilItIsToldToStop() {
        Path file = folder.resolve("some/where/call.wav");
        assertThat(client.api("uuid_record " + a + " start " + file)).isEqualTo("+OK Success\n");
        assertThat(client.awaits("RECORD_START").get("Record-File-Path")).isEqualTo(file.toString());
        assertThat(client.api("uuid_record " + a + " mask " + file)).isEqualTo("+OK Success\n");
        assertThat(client.api("uuid_record " + a + " stop " + file)).isEqualTo("+OK Success\n");
        assertThat(client.awaits("RECORD_STOP").get("Record-File-Path")).isEqualTo(file.toString());
        assertThat(client.api("uuid_record " + a + " stop " + file)).isEqualTo("-ERR Cannot stop record session!\n");
        assertThat(file).isNotEmptyFile();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../elsewhere.wav", "inside/../../elsewhere.wav"})
    void writesNoRecordingElsewhere(String name) {
        Path path = folder.resolve(name);
        assertThat(client.api("uuid_record " + a + " start " + path)).isEqualTo("+OK Success\n");
        assertThat(client.api("uuid_record " + a + " stop " + path)).isEqualTo("+OK Success\n");
        client.awaits("RECORD_STOP");
        assertThat(path).doesNotExist();
    }

    @Test
    void transfersALegAndHangsUpOnTheOther() {
        assertThat(client.api("uuid_transfer " + a + " 1021 XML default")).isEqualTo("+OK\n");
        client.eventsUntil("CALL_UPDATE", 2);
        assertThat(client.api("uuid_exists " + a)).isEqualTo("true");
        client.eventsUntil("CHANNEL_DESTROY", 1);
        assertThat(client.api("uuid_exists " + b)).isEqualTo("false");
        assertThat(value(a, "CHANNEL_BRIDGE", "Other-Leg-Destination-Number")).isEqualTo("1021");
    }

    @Test
    void transfersTheOtherLeg() {
        assertThat(client.api("uuid_transfer " + a + " -bleg 1021 XML default")).isEqualTo("+OK\n");
        client.eventsUntil("CHANNEL_BRIDGE", 1);
        assertThat(client.api("uuid_exists " + b)).isEqualTo("true");
        assertThat(value(b, "CHANNEL_BRIDGE", "Other-Leg-Destination-Number")).isEqualTo("1021");
    }

    @Test
    void parksALeg() {
        assertThat(client.api("uuid_park " + a)).isEqualTo("+OK\n");
        assertThat(client.awaits("CHANNEL_PARK").get("Unique-ID")).isEqualTo(a);
        client.eventsUntil("CHANNEL_DESTROY", 1);
        assertThat(client.api("uuid_exists " + a)).isEqualTo("true");
        assertThat(client.api("uuid_exists " + b)).isEqualTo("false");
    }

    @Test
    void bridgesLegsOfTwoCalls() {
        String parked =
                client.api("originate user/1021@127.0.0.1 &park()").substring(4).strip();
        assertThat(client.api("uuid_bridge " + a + " " + parked)).isEqualTo("+OK " + parked + "\n");
        assertThat(client.awaits("CHANNEL_BRIDGE").get("Other-Leg-Unique-ID")).isEqualTo(parked);
        client.eventsUntil("CHANNEL_DESTROY", 1);
        assertThat(client.api("uuid_exists " + b)).isEqualTo("false");
        assertThat(client.api("show calls count")).isEqualTo("\n1 total.\n");
    }

    @Test
    void bridgesNothingToNobody() {
        assertThat(client.api("uuid_bridge " + a + " " + NOBODY)).isEqualTo("-ERR Invalid uuid\n");
        assertThat(client.api("uuid_bridge " + a)).startsWith("-ERR ");
    }

    @Test
    void hangsUpOnEverybody() {
        assertThat(client.api("hupall")).isEqualTo("+OK hangup all channels with cause MANAGER_REQUEST\n");
        client.eventsUntil("CHANNEL_DESTROY", 2);
        assertThat(value(a, "CHANNEL_HANGUP_COMPLETE", "Hangup-Cause")).isEqualTo("MANAGER_REQUEST");
    }

    private List<String> namesOf(String uuid) {
        return client.heard().stream()
                .filter(event -> event.get("Unique-ID").equals(uuid))
                .map(event -> event.get("Event-Name"))
                .toList();
    }

    private String value(String uuid, String event, String header) {
        return client.heard().stream()
                .filter(frame -> frame.get("Unique-ID").equals(uuid))
                .filter(frame -> frame.get("Event-Name").equals(event))
                .findFirst()
                .orElseThrow()
                .get(header);
    }
}
