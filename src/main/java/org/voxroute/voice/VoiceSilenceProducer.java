/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;

/** {@code voice:silence}: for a frame that nobody could answer, so that the caller never hears himself. */
class VoiceSilenceProducer extends DefaultProducer {

    /** Property of the exchange: the {@link Line} whose frame {@code voice:converse} failed to answer. */
    static final String LINE = "CamelVoiceLine";

    VoiceSilenceProducer(VoiceEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Line line = exchange.getProperty(LINE, Line.class);
        if (line != null && message.getBody() instanceof AudioFrame heard) {
            AudioFormat format = AudioFormat.pcm16(heard.format().sampleRate());
            line.say(AudioFrame.silence(format, heard.samples()));
        }
        message.setBody(null);
    }
}
