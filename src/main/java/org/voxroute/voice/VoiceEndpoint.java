/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** Let voice agents talk on calls: exchange the frames of a line, open the voice agent of a call, hear what happens, and act on it. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "voice",
        title = "Voice",
        syntax = "voice:operation",
        category = {Category.NETWORKING, Category.AI},
        headersClass = VoiceConstants.class)
public class VoiceEndpoint extends DefaultEndpoint {

    @UriParam
    private VoiceOptions configuration;

    public VoiceEndpoint(String uri, Component component, VoiceOptions configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (configuration.getOperation()) {
            case CONVERSE -> new VoiceConverseProducer(this);
            case OPEN -> new VoiceOpenProducer(this);
            case SILENCE -> new VoiceSilenceProducer(this);
            case SAY -> new VoiceSayProducer(this);
            case PRESS -> new VoicePressProducer(this);
            case TRANSFER -> new VoiceTransferProducer(this);
            case HANGUP -> new VoiceHangupProducer(this);
            case EVENTS, UTTERANCES, TAP ->
                throw new IllegalArgumentException("Nothing can be sent to voice:"
                        + configuration.getOperation().word());
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = switch (configuration.getOperation()) {
            case EVENTS, UTTERANCES -> new VoiceEventsConsumer(this, processor);
            case TAP -> new VoiceTapConsumer(this, processor);
            case CONVERSE, OPEN, SILENCE, SAY, PRESS, TRANSFER, HANGUP ->
                throw new IllegalArgumentException("Nothing comes from voice:"
                        + configuration.getOperation().word());
        };
        configureConsumer(consumer);
        return consumer;
    }

    VoiceComponent component() {
        return (VoiceComponent) getComponent();
    }

    public VoiceOptions getConfiguration() {
        return configuration;
    }

    public void setConfiguration(VoiceOptions configuration) {
        this.configuration = configuration;
    }
}
