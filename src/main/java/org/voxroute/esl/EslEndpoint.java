/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import org.apache.camel.Category;
import org.apache.camel.Component;
import org.apache.camel.Consumer;
import org.apache.camel.Processor;
import org.apache.camel.Producer;
import org.apache.camel.spi.UriEndpoint;
import org.apache.camel.spi.UriParam;
import org.apache.camel.support.DefaultEndpoint;

/** Receive events from FreeSWITCH and send it commands, over its event socket. */
@UriEndpoint(
        firstVersion = "0.1.0",
        scheme = "esl",
        title = "FreeSWITCH Event Socket",
        syntax = "esl:operation",
        category = Category.NETWORKING,
        headersClass = EslConstants.class)
public class EslEndpoint extends DefaultEndpoint {

    @UriParam
    private EslConfiguration configuration;

    public EslEndpoint(String uri, Component component, EslConfiguration configuration) {
        super(uri, component);
        this.configuration = configuration;
    }

    @Override
    public Producer createProducer() {
        return switch (configuration.getOperation()) {
            case API, BGAPI -> new EslApiProducer(this);
            case EXECUTE -> new EslExecuteProducer(this);
            case SENDMSG -> new EslSendmsgProducer(this);
            case EVENTS, OUTBOUND ->
                throw new IllegalArgumentException("Nothing can be sent to esl:"
                        + configuration.getOperation().word());
        };
    }

    @Override
    public Consumer createConsumer(Processor processor) throws Exception {
        Consumer consumer = switch (configuration.getOperation()) {
            case EVENTS -> new EslConsumer(this, processor);
            case OUTBOUND -> new EslOutboundConsumer(this, processor);
            case API, BGAPI, EXECUTE, SENDMSG ->
                throw new IllegalArgumentException(
                        "Nothing comes from esl:" + configuration.getOperation().word());
        };
        configureConsumer(consumer);
        return consumer;
    }

    EslComponent component() {
        return (EslComponent) getComponent();
    }

    public EslConfiguration getConfiguration() {
        return configuration;
    }

    public void setConfiguration(EslConfiguration configuration) {
        this.configuration = configuration;
    }
}
