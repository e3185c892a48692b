/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.util.Optional;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.spi.AgentProfile;

/** The only voice agent: its name is its provider's. */
record OneVoiceAgent(String provider) implements VoiceAgents {

    private static final int TENANT = 1;

    @Override
    public Optional<AgentProfile> find(int tenant, String name) {
        return name.equals(provider) ? Optional.of(AgentProfile.of(name, tenant, provider)) : Optional.empty();
    }

    @Override
    public AgentProfile standard() {
        return AgentProfile.of(provider, TENANT, provider);
    }
}
