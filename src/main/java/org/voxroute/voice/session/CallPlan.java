/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a call before its audio comes.
 *
 * @param call the call's id, which is also the line's
 * @param tenant whose call it is
 * @param voiceAgent name of who is to talk; null for {@link VoiceAgents#standard()}
 * @param hasSwitch whether a switch tells of this call by itself; if not, the voice session is all there is of it, and its record comes
 *     from here
 */
public record CallPlan(UUID call, int tenant, @Nullable String voiceAgent, boolean hasSwitch) {

    /** Of a call that nobody announced: the line is all there is of it. */
    static CallPlan unannounced(UUID call, int tenant) {
        return new CallPlan(call, tenant, null, false);
    }
}
