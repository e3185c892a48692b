/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.Optional;
import org.voxroute.voice.spi.AgentProfile;

/** The voice agents that there are. May ask a database: only for threads that may wait. */
public interface VoiceAgents {

    Optional<AgentProfile> find(int tenant, String name);

    /** Who talks on a call that names nobody. */
    AgentProfile standard();
}
