/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Exchange;
import org.apache.camel.support.DefaultProducer;
import org.voxroute.voice.session.VoiceSession;

/** {@code voice:hangup}: ends the call once all that was said is heard, or at once. */
class VoiceHangupProducer extends DefaultProducer {

    VoiceHangupProducer(VoiceEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws CallUnreachableException {
        VoiceOptions options = getEndpoint().getConfiguration();
        VoiceSession session = AddressedCall.session(getEndpoint(), exchange.getMessage());
        if (options.isAtOnce()) {
            session.hangUp(options.getReason());
        } else {
            session.hangUpWhenHeard(options.getReason());
        }
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}
