/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultProducer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.voice.session.Fallback;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceProvider;
import org.voxroute.voice.spi.VoiceRequest;

/** {@code voice:open}: the provider's voice agent talks on the call from now on. A call that is over meanwhile needs none, and that is no error. */
class VoiceOpenProducer extends DefaultProducer {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceOpenProducer.class);

    private final VoiceOptions options;

    VoiceOpenProducer(VoiceEndpoint endpoint) {
        super(endpoint);
        options = endpoint.getConfiguration();
    }

    @Override
    public void process(Exchange exchange) throws ProviderError {
        Message message = exchange.getMessage();
        UUID call = call(message);
        VoiceSession session =
                getEndpoint().component().requireSessions().find(call).orElse(null);
        if (session == null) {
            LOG.debug("Call {} was over before its voice agent was there", call);
            return;
        }
        if (session.hasAgent()) {
            throw new IllegalStateException("Call " + call + " has a voice agent already");
        }
        String provider = provider(message);
        String fallback = options.getFallback();
        if (fallback == null) {
            open(session, provider, null);
            return;
        }
        try {
            open(session, provider, new Fallback(fallback, () -> goOn(session, fallback)));
        } catch (ProviderError e) {
            session.failedOver(provider, e, fallback);
            open(session, fallback, null);
        }
    }

    /** The provider failed on a call in progress. */
    private void goOn(VoiceSession session, String fallback) {
        getEndpoint().component().callLane().run(session, () -> {
            try {
                open(session, fallback, null);
            } catch (ProviderError e) {
                session.fail(e);
            }
        });
    }

    private void open(VoiceSession session, String name, @Nullable Fallback fallback) throws ProviderError {
        VoiceProvider provider = getEndpoint().component().provider(name);
        Map<String, String> told = new HashMap<>();
        options.getOptions().forEach((option, value) -> told.put(option, String.valueOf(value)));
        told.keySet().retainAll(provider.options());
        var request = new VoiceRequest(session.id(), session.lineFormat(), session.profile(), told);
        session.open(name, listener -> provider.open(request, listener), fallback);
    }

    private String provider(Message message) {
        @Nullable String header = message.getHeader(VoiceConstants.PROVIDER, String.class);
        String name = options.getProvider() == null ? header : options.getProvider();
        if (name == null) {
            throw new IllegalArgumentException(
                    "voice:open needs a provider, as option or as header " + VoiceConstants.PROVIDER);
        }
        return name;
    }

    private static UUID call(Message message) {
        String id = message.getHeader(VoiceConstants.CALL, String.class);
        if (id == null) {
            throw new IllegalArgumentException(
                    "voice:open needs to know the call: header " + VoiceConstants.CALL + " is missing");
        }
        return UUID.fromString(id);
    }

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}
