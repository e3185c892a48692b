/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Map;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** What a {@code voice:} URI says. */
@UriParams
public class VoiceOptions {

    @UriPath(description = "What kind of exchange: converse, open or silence")
    @Metadata(required = true)
    private VoiceOperation operation = VoiceOperation.CONVERSE;

    @UriParam(label = "producer", description = "For converse: how the audio comes, as events and meters name it")
    private @Nullable String transport;

    @UriParam(
            label = "producer",
            description = "For open: who is to talk, if the header CamelVoiceProvider is not meant")
    private @Nullable String provider;

    @UriParam(label = "producer", description = "For open: who is to talk if the provider can't")
    private @Nullable String fallback;

    @UriParam(
            label = "producer",
            prefix = "option.",
            multiValue = true,
            description = "For open: what the provider is told, as option.model=…; the provider says which there are")
    private Map<String, Object> options = Map.of();

    /** Refuses what makes no sense together. */
    void check() {
        if (operation == VoiceOperation.CONVERSE && (transport == null || transport.isBlank())) {
            throw new IllegalArgumentException(
                    "voice:converse needs to know its transport, as in transport=audiosocket");
        }
        if (operation != VoiceOperation.OPEN && (provider != null || fallback != null || !options.isEmpty())) {
            throw new IllegalArgumentException(
                    "Only voice:open has a provider: voice:" + operation.word() + " has none");
        }
    }

    public VoiceOperation getOperation() {
        return operation;
    }

    public void setOperation(VoiceOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getTransport() {
        return transport;
    }

    public void setTransport(@Nullable String transport) {
        this.transport = transport;
    }

    public @Nullable String getProvider() {
        return provider;
    }

    public void setProvider(@Nullable String provider) {
        this.provider = provider;
    }

    public @Nullable String getFallback() {
        return fallback;
    }

    public void setFallback(@Nullable String fallback) {
        this.fallback = fallback;
    }

    public Map<String, Object> getOptions() {
        return options;
    }

    public void setOptions(Map<String, Object> options) {
        this.options = options;
    }
}
