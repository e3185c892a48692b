/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;

/**
 * What holds for all calls.
 *
 * @param capacity calls at once; one more is refused
 * @param tenant of calls that nobody announced
 * @param peers who may begin such a call
 * @param announced how long an announced call may take to connect
 * @param playout how much may wait to be heard on a call
 */
public record VoiceSettings(int capacity, int tenant, PeerAddresses peers, Duration announced, Duration playout) {

    public VoiceSettings {
        if (capacity < 1) {
            throw new IllegalArgumentException("A capacity of " + capacity + " calls is no capacity");
        }
    }

    /** As shipped: tenant 1, the peers of this machine. */
    public static VoiceSettings of(int capacity) {
        return new VoiceSettings(capacity, 1, PeerAddresses.LOOPBACK, Duration.ofSeconds(30), Duration.ofSeconds(60));
    }
}
