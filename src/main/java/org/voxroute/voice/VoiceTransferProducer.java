/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;

/** {@code voice:transfer}: a person goes on with the caller. The switch that holds the call does it: {@code direct:voice-transfer} tells it. */
class VoiceTransferProducer extends DefaultProducer {

    VoiceTransferProducer(VoiceEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    public void process(Exchange exchange) throws CallUnreachableException {
        Message message = exchange.getMessage();
        getEndpoint().component().callLane().transfer(AddressedCall.session(getEndpoint(), message), target(message));
    }

    private @Nullable String target(Message message) {
        String given = getEndpoint().getConfiguration().getTarget();
        return given == null ? message.getHeader(VoiceConstants.TARGET, String.class) : given;
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}
