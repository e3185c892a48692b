/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    protected void doStart() throws Exception {
        super.doStart();
        String provider = options.getProvider();
        if (provider != null) {
            checkOptions(provider);
        }
    }

    /** Refuses options that neither the provider nor the fallback has; a provider that isn't there is refused by each call. */
    private void checkOptions(String provider) {
        List<VoiceProvider> asked = Stream.of(Optional.of(provider), Optional.ofNullable(options.getFallback()))
                .flatMap(Optional::stream)
                .flatMap(name -> getEndpoint().component().findProvider(name).stream())
                .toList();
        Set<String> unknown = new TreeSet<>(options.getOptions().keySet());
        asked.forEach(one -> unknown.removeAll(one.options()));
        if (!unknown.isEmpty() && !asked.isEmpty()) {
            throw new IllegalArgumentException("voice:open has no "
                    + unknown.stream().map(name -> "option." + name).collect(Collectors.joining(", ")) + "; "
                    + asked.stream().map(VoiceOpenProducer::described).collect(Collectors.joining("; ")));
        }
    }

    private static String described(VoiceProvider provider) {
        return provider.options().isEmpty()
                ? "the provider " + provider.name() + " has none"
                : "the provider " + provider.name() + " has "
                        + new TreeSet<>(provider.options())
                                .stream().map(name -> "option." + name).collect(Collectors.joining(", "));
    }

    @Override
    public void process(Exchange exchange) throws ProviderError {
        Message message = exchange.getMessage();
        UUID call = AddressedCall.id(message, "voice:open");
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
        checkOptions(provider);
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
            } catch (RuntimeException e) {
                session.fail(
                        new ProviderError("The provider " + fallback + " failed: " + e.getMessage(), false, "", e));
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

    @Override
    public VoiceEndpoint getEndpoint() {
        return (VoiceEndpoint) super.getEndpoint();
    }
}
