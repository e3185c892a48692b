/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.voxroute.voice.session.VoiceSession;

/** {@code voice:say}: the voice agent says the body, instead of what it says now. Done at once: it may not be heard yet, and may be cut off. */
class VoiceSayProducer extends DefaultProducer {

    VoiceSayProducer(VoiceEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws CallUnreachableException {
        String text = exchange.getMessage().getBody(String.class);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("voice:say needs the words as body");
        }
        VoiceSession session = AddressedCall.session(getEndpoint(), exchange.getMessage());
        if (!session.say(text)) {
            throw new CallUnreachableException("Call " + session.id() + ": nobody there can be told what to say ("
                    + session.snapshot().provider() + ")");
        }
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}
