/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.util.function.LongSupplier;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.SpeechDetector;
import org.voxroute.voice.spi.SpeechToText;
import org.voxroute.voice.spi.TextToSpeech;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceRequest;

/**
 * Opens voice agents that are composed of four parts, for providers that have some of them. Has no state of a call.
 *
 * @param detector tells when somebody speaks
 * @param recogniser tells what he says
 * @param model tells what to answer
 * @param voice says it
 * @param workers on whose threads it is done; shared by cascades
 */
public record Cascade(
        SpeechDetector detector,
        SpeechToText recogniser,
        LanguageModel model,
        TextToSpeech voice,
        CascadeSettings settings,
        Workers workers) {

    /**
     * Opens the voice agent of one call; it begins to speak when the first frame is heard.
     *
     * @throws ProviderError if the language model can't have this call
     */
    public VoiceAgent open(VoiceRequest call, AgentListener listener) throws ProviderError {
        return open(call, listener, System::nanoTime);
    }

    VoiceAgent open(VoiceRequest call, AgentListener listener, LongSupplier nanos) throws ProviderError {
        LanguageModel.Talk talk = model.open(call);
        return CascadeAgent.begin(this, call, talk, listener, nanos);
    }
}
