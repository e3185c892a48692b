/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.codec.EslEvent;

/** As FreeSWITCH 1.10.12 tells of a parked channel. */
class WaitingCallTest {

    private final Map<String, String> park = new HashMap<>(Map.of(
            "Event-Name", "CHANNEL_PARK",
            "Unique-ID", "7e7f9c67-453e-4319-821e-aec7750a0b9f",
            "Channel-Call-UUID", "7e7f9c67-453e-4319-821e-aec7750a0b9f",
            "Channel-Read-Codec-Rate", "8000",
            "variable_voxroute_voice_agent", "reception",
            "variable_voxroute_tenant", "7"));

    @Test
    void isWhatTheEventTells() {
        assertThat(read())
                .isEqualTo(new WaitingCall(
                        "7e7f9c67-453e-4319-821e-aec7750a0b9f",
                        "7e7f9c67-453e-4319-821e-aec7750a0b9f",
                        "reception",
                        7,
                        8_000,
                        Duration.ofMillis(20)));
    }

    @Test
    void aChannelParkedForSomethingElseIsNone() {
        park.remove("variable_voxroute_voice_agent");
        assertThat(read()).isNull();
    }

    @Test
    void aLegThatAnotherDialledBelongsToThatOnesCall() {
        park.put("Channel-Call-UUID", "8dd7411f-17ce-45a4-888f-a88f38de302d");
        assertThat(read().call()).isEqualTo("8dd7411f-17ce-45a4-888f-a88f38de302d");
        assertThat(read().channel()).isEqualTo("7e7f9c67-453e-4319-821e-aec7750a0b9f");
    }

    @Test
    void knowsTheCodecsRateAndPackets() {
        park.put("Channel-Read-Codec-Rate", "16000");
        park.put("variable_rtp_use_codec_ptime", "30");
        assertThat(read().rate()).isEqualTo(16_000);
        assertThat(read().packet()).hasMillis(30);
    }

    @Test
    void nonsenseIsAsGoodAsNothing() {
        park.put("Channel-Read-Codec-Rate", "fast");
        park.put("variable_rtp_use_codec_ptime", "-1");
        park.put("variable_voxroute_tenant", "x");
        assertThat(read().rate()).isEqualTo(8_000);
        assertThat(read().packet()).hasMillis(20);
        assertThat(read().tenant()).isNull();
    }

    private WaitingCall read() {
        return WaitingCall.of(EslEvent.of(park));
    }
}
