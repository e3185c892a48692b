/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/** {@code voice:silence}: for a frame that nobody could answer, so that the caller never hears himself. */
class VoiceSilenceProducer extends DefaultProducer {

    VoiceSilenceProducer(VoiceEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(silence(message.getBody()));
    }

    private static @Nullable AudioFrame silence(@Nullable Object heard) {
        return heard instanceof AudioFrame frame
                ? AudioFrame.silence(AudioFormat.pcm16(frame.format().sampleRate()), frame.samples())
                : null;
    }
}
