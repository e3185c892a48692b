/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.voice.session.PeerAddresses;
import org.voxroute.voice.session.VoiceSettings;

/**
 * Calls that talk: {@code voxroute.voice.*}.
 *
 * @param capacity calls at once; one more is refused
 * @param provider who talks on a call that nobody announced
 * @param peers addresses and networks that may begin such a call
 * @param announced how long an announced call may take to connect
 * @param playout how much may wait to be heard on a call
 */
@ConfigurationProperties("voxroute.voice")
record VoiceProperties(
        @DefaultValue("1000") int capacity,
        @DefaultValue("echo") String provider,
        @DefaultValue({"127.0.0.0/8", "::1"}) List<String> peers,
        @DefaultValue("30s") Duration announced,
        @DefaultValue("60s") Duration playout) {

    /** @param tenant of calls that nobody announced */
    VoiceSettings settings(int tenant) {
        return new VoiceSettings(capacity, tenant, PeerAddresses.of(peers), announced, playout);
    }
}
