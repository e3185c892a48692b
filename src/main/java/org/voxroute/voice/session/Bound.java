/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;

/**
 * What a call has of its registry.
 *
 * @param transport how its audio comes
 * @param peer address of the other end, as text
 * @param playout how much may wait to be heard
 * @param ended runs once, at the end
 */
record Bound(
        CallPlan plan,
        String transport,
        String peer,
        Duration playout,
        VoiceCounters counters,
        VoiceEvents events,
        Opening opening,
        Runnable ended) {}
