/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.util.Map;
import java.util.UUID;
import org.voxroute.audio.AudioFormat;

/**
 * What a provider is told about a call.
 *
 * @param call the call's id
 * @param line what the caller's line takes: 16-bit PCM, mono
 * @param agent as who it talks
 * @param options as the route names them
 */
public record VoiceRequest(UUID call, AudioFormat line, AgentProfile agent, Map<String, String> options) {

    public VoiceRequest {
        options = Map.copyOf(options);
    }

    /** Values may be secrets. */
    @Override
    public String toString() {
        return "VoiceRequest[" + call + ", " + line + ", " + agent.name() + ", " + options.keySet() + "]";
    }
}
