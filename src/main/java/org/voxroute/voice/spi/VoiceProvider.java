/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.util.Set;

/** A speech AI, or something else that talks on calls. Thread-safe; has no state of a call. */
public interface VoiceProvider {

    /** As routes name it: small letters, digits and hyphens. */
    String name();

    /** Names of the options that {@link VoiceRequest#options()} may hold. */
    default Set<String> options() {
        return Set.of();
    }

    /**
     * Opens the voice agent of one call. Returns at once: what takes time goes on behind it, and what then fails is told by {@link AgentListener#failed}. Runs on the call lane.
     *
     * @param listener to be told from one thread at a time, not before this returns
     * @throws ProviderError if it is clear already that there will be none
     */
    VoiceAgent open(VoiceRequest request, AgentListener listener) throws ProviderError;
}
