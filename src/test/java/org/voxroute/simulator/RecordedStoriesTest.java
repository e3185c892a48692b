/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;
import org.voxroute.simulator.engine.Digits;

/** Stories that were recorded from a real switch, told again by the simulator: the same events in the same states with the same headers in the same order. */
class RecordedStoriesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    static Stream<Arguments> stories() {
        return Stream.of(
                story("20", "inbound, the agent hangs up", t -> {
                    t.call(Outcome.ANSWERED, 100, 200, Side.AGENT);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("21", "inbound, the caller hangs up", t -> {
                    t.call(Outcome.ANSWERED, 100, 200, Side.CALLER);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("22", "inbound, nobody answers", t -> {
                    t.call(Outcome.NO_ANSWER, 100, 200, Side.CALLER);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("24", "inbound, the caller gives up", t -> {
                    t.call(Outcome.CANCELLED, 200, 200, Side.CALLER);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("25", "inbound, the extension isn't registered", t -> {
                    t.fs.unregister("1020");
                    t.call(Outcome.ANSWERED, 200, 200, Side.CALLER);
                    t.until("CHANNEL_DESTROY", 1);
                }),
                story("26", "inbound, nobody has the number", t -> {
                    t.call("+15551230000", "Test Caller", "+15550100999", Outcome.ANSWERED, 1, 1, Side.CALLER);
                    t.until("CHANNEL_DESTROY", 1);
                }),
                story("27", "inbound, a name in many scripts", t -> {
                    t.call(
                            "+15551230000",
                            "Zoë Müller-Łukasz 日本 😀",
                            "+15550100002",
                            Outcome.ANSWERED,
                            100,
                            200,
                            Side.CALLER);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("29b", "inbound, anonymous", t -> {
                    t.call("anonymous", "Anonymous", "+15550100002", Outcome.ANSWERED, 100, 200, Side.CALLER);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("30b", "click to call, the agent hangs up", t -> {
                    t.script("1020", Outcome.ANSWERED, 100, 1_000);
                    t.clickToCall("+18005551234");
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("33", "click to call, the agent is busy", t -> {
                    t.script("1020", Outcome.BUSY, 100, null);
                    t.clickToCall("+18005551234");
                    t.until("CHANNEL_DESTROY", 1);
                }),
                story("34", "click to call, the agent declines", t -> {
                    t.script("1020", Outcome.REJECTED, 100, null);
                    t.clickToCall("+18005551234");
                    t.until("CHANNEL_DESTROY", 1);
                }),
                story("35", "click to call, the number is busy", t -> {
                    t.script("+18005550486", Outcome.BUSY, 100, null);
                    t.clickToCall("+18005550486");
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("37", "click to call, the provider refuses", t -> {
                    t.script("+18005550503", Outcome.UNAVAILABLE, 100, null);
                    t.clickToCall("+18005550503");
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("38", "click to call, an announcement before the answer", t -> {
                    t.script("1020", Outcome.ANSWERED, 100, 1_000);
                    t.script("+18005550183", Outcome.EARLY_MEDIA, 300, null);
                    t.clickToCall("+18005550183");
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("40", "click to call, killed while talking", t -> {
                    t.clickToCall("+18005551234");
                    t.until("CALL_UPDATE", 3);
                    t.client.api("uuid_kill " + t.leg(0));
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("41", "click to call, killed while the agent's phone rings", t -> {
                    t.script("1020", Outcome.NO_ANSWER, 100, null);
                    t.clickToCall("+18005551234");
                    t.until("CHANNEL_PROGRESS", 1);
                    t.client.api("uuid_kill " + t.leg(0) + " ORIGINATOR_CANCEL");
                    t.until("CHANNEL_DESTROY", 1);
                }),
                story("43", "the agent's leg is transferred", t -> {
                    t.clickToCall("+18005551234");
                    t.until("CALL_UPDATE", 3);
                    t.client.api("uuid_transfer " + t.leg(0) + " 1021 XML default");
                    t.until("CALL_UPDATE", 5);
                    t.client.api("hupall");
                    t.until("CHANNEL_DESTROY", 3);
                }),
                story("45", "an inbound call is transferred", t -> {
                    String uuid = t.call(Outcome.ANSWERED, 100, 1_500, Side.CALLER);
                    t.until("CALL_UPDATE", 2);
                    t.client.api("uuid_transfer " + uuid + " 1021 XML default");
                    t.until("CHANNEL_DESTROY", 3);
                }),
                story("47", "keys", t -> {
                    String uuid = t.call(Outcome.ANSWERED, 100, 60_000, Side.CALLER);
                    t.until("CALL_UPDATE", 2);
                    t.press(uuid, "123*#", Digits.Source.RTP);
                    t.press(t.leg(1), "9", Digits.Source.RTP);
                    t.press(uuid, "7", Digits.Source.ENDPOINT);
                    t.client.api("uuid_send_dtmf " + uuid + " 45@200");
                    t.client.api("uuid_recv_dtmf " + uuid + " 6");
                    t.fs.hangUp(uuid);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("49", "parked, bridged, parked again", t -> {
                    t.call("+15551230000", "Test Caller", "7100", Outcome.ANSWERED, 1, 60_000, Side.CALLER);
                    t.until("CHANNEL_PARK", 1);
                    t.client.send("bgapi originate {origination_caller_id_number=1000}user/1021@127.0.0.1 &park()");
                    t.until("CHANNEL_PARK", 2);
                    t.client.api("uuid_bridge " + t.leg(0) + " " + t.leg(1));
                    t.until("CALL_UPDATE", 3);
                    t.client.api("uuid_park " + t.leg(0));
                    t.until("CHANNEL_PARK", 3);
                    t.until("CHANNEL_DESTROY", 1);
                    t.fs.hangUp(t.leg(0));
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("50", "played to, beside the bridge", t -> {
                    String uuid = t.call(Outcome.ANSWERED, 100, 60_000, Side.CALLER);
                    t.until("CALL_UPDATE", 2);
                    t.client.api("uuid_broadcast " + uuid + " tone_stream://%(100,0,440) aleg");
                    t.until("COMMAND", 1);
                    t.client.api("uuid_broadcast " + uuid + " /sounds/hello.wav both");
                    t.until("PLAYBACK_START", 3);
                    t.client.api("uuid_break " + uuid + " all");
                    t.client.api("uuid_break " + t.leg(1) + " all");
                    t.until("COMMAND", 3);
                    t.client.api("uuid_broadcast " + uuid + " say::en\\snumber\\spronounced\\s12 aleg");
                    t.client.api("uuid_broadcast " + uuid + " /nonexistent/file.wav aleg");
                    t.until("COMMAND", 5);
                    t.client.api("uuid_displace " + uuid + " start /sounds/hello.wav 0 mux");
                    t.client.api("uuid_displace " + uuid + " stop /sounds/hello.wav");
                    t.fs.hangUp(uuid);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("51", "recorded", t -> {
                    String uuid = t.call(Outcome.ANSWERED, 100, 60_000, Side.CALLER);
                    t.until("CALL_UPDATE", 2);
                    t.client.api("uuid_setvar " + uuid + " RECORD_STEREO true");
                    String file = t.recordings.resolve("one.wav").toString();
                    t.client.api("uuid_record " + uuid + " start " + file);
                    t.client.api("uuid_record " + uuid + " mask " + file);
                    t.client.api("uuid_record " + uuid + " unmask " + file);
                    t.client.api("uuid_record " + uuid + " stop " + file);
                    t.client.api("uuid_record " + uuid + " stop all");
                    t.client.api("uuid_record " + uuid + " start " + t.recordings.resolve("a/b/two.wav"));
                    t.client.api("uuid_record " + uuid + " start " + t.recordings.resolve("three.wav") + " 1");
                    t.until("RECORD_STOP", 2);
                    t.client.api("uuid_record " + uuid + " start " + t.recordings.resolve("four.wav"));
                    t.fs.hangUp(uuid);
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("52", "commanded by messages", t -> {
                    String uuid =
                            t.call("+15551230000", "Test Caller", "7100", Outcome.ANSWERED, 1, 60_000, Side.CALLER);
                    t.until("CHANNEL_PARK", 1);
                    t.message(
                            uuid,
                            "call-command: execute",
                            "execute-app-name: playback",
                            "execute-app-arg: tone_stream://%(100,0,440)",
                            "event-lock: true",
                            "Event-UUID: 11111111-2222-3333-4444-555555555555");
                    t.message(
                            uuid,
                            "call-command: execute",
                            "execute-app-name: playback",
                            "execute-app-arg: tone_stream://%(100,0,880)",
                            "event-lock: true",
                            "Event-UUID: 22222222-2222-3333-4444-555555555555");
                    t.until("PRIVATE_COMMAND", 2);
                    t.message(
                            uuid,
                            "call-command: execute",
                            "execute-app-name: set",
                            "execute-app-arg: myvar=hello world, Zoë \"q\" 's'");
                    t.message(
                            uuid,
                            "call-command: execute",
                            "execute-app-name: playback",
                            "event-lock: true",
                            "loops: 2",
                            "Content-Type: text/plain",
                            "Content-Length: 28",
                            "",
                            "tone_stream://%(300,100,660)");
                    t.message(
                            uuid,
                            "call-command: execute",
                            "execute-app-name: play_and_get_digits",
                            "execute-app-arg: 1 3 1 3000 # tone_stream://%(100,0,500) silence_stream://100 mydigits \\d+");
                    t.until("PLAYBACK_STOP", 4);
                    t.press(uuid, "12#", Digits.Source.RTP);
                    t.until("PRIVATE_COMMAND", 5);
                    t.message(uuid, "call-command: bogus");
                    t.until("PRIVATE_COMMAND", 6);
                    t.message(uuid, "call-command: execute", "execute-app-name: nosuchapp", "execute-app-arg: x");
                    t.until("CHANNEL_DESTROY", 1);
                }));
    }

    private static Arguments story(String number, String title, Consumer<Telling> tell) {
        return Arguments.of(number, title, tell);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("stories")
    void tellsARecordedStoryAgain(String number, String title, Consumer<Telling> tell) {
        Story recorded = Story.recorded(number);
        try (Telling telling = new Telling(folder)) {
            tell.accept(telling);
            Story told = telling.told();
            assertThat(told.outline()).as(title).isEqualTo(recorded.outline());
            for (Map.Entry<String, List<Story.Step>> leg : recorded.legs().entrySet()) {
                assertThat(told.legs().get(leg.getKey()))
                        .as(title + ", " + leg.getKey())
                        .isEqualTo(leg.getValue());
            }
        }
    }
}
