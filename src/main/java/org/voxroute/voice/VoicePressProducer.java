/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.voxroute.voice.session.VoiceSession;

/** {@code voice:press}: presses keys, the body or the option {@code keys}, as tones that the other end of the line hears, 5 a second, after all that is said already. */
class VoicePressProducer extends DefaultProducer {

    VoicePressProducer(VoiceEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws CallUnreachableException {
        String given = getEndpoint().getConfiguration().getKeys();
        String keys = given == null ? exchange.getMessage().getBody(String.class) : given;
        if (keys == null) {
            throw new IllegalArgumentException("voice:press needs the keys, as body or as option keys");
        }
        VoiceSession session = AddressedCall.session(getEndpoint(), exchange.getMessage());
        if (!session.press(keys.strip())) {
            throw new CallUnreachableException("Call " + session.id() + ": too much waits to be heard already");
        }
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}
