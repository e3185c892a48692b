/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.concurrent.ExecutorService;
import org.apache.camel.Processor;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.EslListener;
import org.voxroute.esl.client.EslServer;
import org.voxroute.esl.client.EslServerConfig;
import org.voxroute.esl.client.OutboundCall;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.client.Subscription;

/** {@code esl:outbound}: takes the calls that FreeSWITCH hands over. Of each, first the channel's data is an exchange, then its events, in order. Stopping it lets go of the calls. */
public class EslOutboundConsumer extends DefaultConsumer {

    /** A call has some dozens of events. */
    private static final int MOST_EVENTS_OF_A_CALL = 1_000;

    private final EslConfiguration configuration;
    private final Subscription subscription;
    private @Nullable ExecutorService threads;
    private @Nullable EslServer server;

    public EslOutboundConsumer(EslEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.configuration = endpoint.getConfiguration();
        this.subscription = configuration.subscription();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        ExecutorService pool = getEndpoint().component().threads("EslOutbound", configuration.getConcurrency());
        threads = pool;
        server = EslServer.open(
                EslServerConfig.DEFAULT
                        .at(configuration.getBindAddress(), configuration.getPort())
                        .withLinger(configuration.isLinger())
                        .withMaxCalls(configuration.getMaxCalls()),
                call -> begins(call, pool));
    }

    @Override
    protected void doStop() throws Exception {
        if (server != null) {
            server.close();
            server = null;
        }
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
            threads = null;
        }
        super.doStop();
    }

    /** The port that it listens on; 0 if it isn't started. */
    public int getPort() {
        EslServer running = server;
        return running == null ? 0 : running.port();
    }

    private EslListener begins(OutboundCall call, ExecutorService pool) {
        getEndpoint().component().callBegins(call);
        int max = configuration.isBatching() ? configuration.getMaxBatch() : 1;
        int capacity = Math.min(configuration.getQueueSize(), MOST_EVENTS_OF_A_CALL);
        var pump = new EventPump(1, capacity, max, pool, new RouteStep(this, configuration.isBatching()));
        return event -> received(event, call, pump);
    }

    private EslListener.Outcome received(ReceivedEvent event, OutboundCall call, EventPump pump) {
        if (event.kind() == Kind.LOST) {
            getEndpoint().component().callEnds(call);
        }
        boolean wanted = event.kind() == Kind.LOST
                ? subscription.lifecycle()
                : event.event() == call.data() || subscription.wants(event.event());
        return wanted ? pump.queue().received(event) : EslListener.Outcome.KEPT;
    }

    @Override
    public EslEndpoint getEndpoint() {
        return (EslEndpoint) super.getEndpoint();
    }
}
