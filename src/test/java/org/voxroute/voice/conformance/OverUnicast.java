/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.voxroute.esl.client.ApiCommand;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.kit.Hub;
import org.voxroute.kit.VoiceSwitch;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;
import org.voxroute.simulator.engine.Digits;
import org.voxroute.simulator.media.FarVoice;

/** FreeSWITCH's unicast: the simulated switch has the call, and the hub rings its only telephone. */
final class OverUnicast implements TestCaller {

    private static final String TELEPHONE = "1000";

    private final VoiceSwitch fs;
    private final UUID call;
    private final FarVoice voice;

    private OverUnicast(VoiceSwitch fs, UUID call, FarVoice voice) {
        this.fs = fs;
        this.call = call;
        this.voice = voice;
    }

    /** Without stories of what the switch never sends, or nobody can do: the hub chose the call's port itself, and tells it to nobody else. */
    static Transport transport(VoiceSwitch fs) {
        var without = Set.of(Story.DROP, Story.GARBAGE, Story.SECOND_LINE, Story.STRANGER, Story.STOPPED_ROUTE);
        return new Transport("freeswitch", false, without, new Transport.Callers() {
            @Override
            public TestCaller call(Hub hub) {
                return ring(hub, fs);
            }

            @Override
            public TestCaller again(Hub hub, TestCaller first) {
                throw new UnsupportedOperationException("no second line");
            }

            @Override
            public TestCaller stranger(Hub hub) {
                throw new UnsupportedOperationException("no stranger");
            }
        });
    }

    private static TestCaller ring(Hub hub, VoiceSwitch fs) {
        fs.simulated()
                .script(
                        TELEPHONE,
                        new CalleeScript(
                                Outcome.ANSWERED, Duration.ofMillis(20), Duration.ofMillis(50), Duration.ofMinutes(5)));
        UUID call = UUID.randomUUID();
        String variables =
                "origination_uuid=" + call + ",voxroute_voice_agent=" + StoryProvider.NAME + ",voxroute_tenant=1";
        hub.bean(EslNodes.class)
                .only()
                .api(
                        ApiCommand.written("originate", "{" + variables + "}user/" + TELEPHONE + " &park()"),
                        Duration.ofSeconds(10))
                .join();
        FarVoice voice = await("the telephone")
                .atMost(5, SECONDS)
                .until(() -> fs.simulated().voice(call.toString()), found -> found.isPresent())
                .orElseThrow();
        voice.listens();
        return new OverUnicast(fs, call, voice);
    }

    @Override
    public UUID call() {
        return call;
    }

    @Override
    public void say(int value) {
        byte[] frame = new byte[FarVoice.FRAME];
        for (int i = 0; i < frame.length; i += 2) {
            frame[i] = (byte) value;
            frame[i + 1] = (byte) (value >> 8);
        }
        voice.say(frame);
    }

    @Override
    public List<Integer> heard() {
        byte[] heard = voice.heard();
        List<Integer> values = new ArrayList<>();
        for (int at = 0; at + FarVoice.FRAME <= heard.length; at += FarVoice.FRAME) {
            int value = PacedCaller.value(Arrays.copyOfRange(heard, at, at + FarVoice.FRAME));
            if (value != 0) {
                values.add(value);
            }
        }
        return values;
    }

    @Override
    public void press(char key) {
        fs.simulated().press(call.toString(), String.valueOf(key), Digits.Source.RTP);
    }

    @Override
    public void hangUp() {
        fs.simulated().hangUp(call.toString());
    }

    @Override
    public void drop() {
        throw new UnsupportedOperationException("no connection to drop");
    }

    @Override
    public void garbage() {
        throw new UnsupportedOperationException("no garbage");
    }

    @Override
    public boolean isEnded() {
        return fs.legs().stream().noneMatch(leg -> leg.uuid().equals(call.toString()));
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public void close() {
        hangUp();
    }
}
