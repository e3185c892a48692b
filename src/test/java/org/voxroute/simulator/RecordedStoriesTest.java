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
                    String uuid = t.call(Outcome.ANSWERED, 100, 2_000, Side.CALLER);
                    t.until("CALL_UPDATE", 2);
                    t.press(uuid, "123*#", Digits.Source.RTP);
                    t.press(t.leg(1), "9", Digits.Source.RTP);
                    t.press(uuid, "7", Digits.Source.ENDPOINT);
                    t.client.api("uuid_send_dtmf " + uuid + " 45@200");
                    t.client.api("uuid_recv_dtmf " + uuid + " 6");
                    t.until("CHANNEL_DESTROY", 2);
                }),
                story("49", "parked, bridged, parked again", t -> {
                    t.call("+15551230000", "Test Caller", "7100", Outcome.ANSWERED, 1, 3_000, Side.CALLER);
                    t.until("CHANNEL_PARK", 1);
                    t.client.send("bgapi originate {origination_caller_id_number=1000}user/1021@127.0.0.1 &park()");
                    t.until("CHANNEL_PARK", 2);
                    t.client.api("uuid_bridge " + t.leg(0) + " " + t.leg(1));
                    t.until("CALL_UPDATE", 3);
                    t.client.api("uuid_park " + t.leg(0));
                    t.until("CHANNEL_DESTROY", 2);
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
