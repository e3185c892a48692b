/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceAgent;

/** Opens a provider's voice agent. */
@FunctionalInterface
public interface Opener {
    VoiceAgent open(AgentListener listener) throws ProviderError;
}
