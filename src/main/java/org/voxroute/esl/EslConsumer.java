/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Processor;
import org.apache.camel.ShutdownRunningTask;
import org.apache.camel.Suspendable;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.support.DefaultConsumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.esl.client.Handle;
import org.voxroute.esl.client.Subscription;

/** {@code esl:events}: listens on the nodes while it is started, and hands what it hears to the route. What waits when it is stopped is still handled. */
public class EslConsumer extends DefaultConsumer implements ShutdownAware, Suspendable {

    private final EslConfiguration configuration;
    private final List<Handle> handles = new ArrayList<>();
    private @Nullable ExecutorService threads;
    private @Nullable EventPump pump;

    public EslConsumer(EslEndpoint endpoint, Processor processor) {
        super(endpoint, processor);
        this.configuration = endpoint.getConfiguration();
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        int lanes = configuration.getConcurrency();
        int max = configuration.isBatching() ? configuration.getMaxBatch() : 1;
        threads = getEndpoint().component().threads("EslEvents", lanes);
        pump = new EventPump(
                lanes, configuration.getQueueSize(), max, threads, new RouteStep(this, configuration.isBatching()));
        listen(pump);
    }

    @Override
    protected void doStop() throws Exception {
        leave();
        if (pump != null) {
            pump.stop();
        }
        if (threads != null) {
            getEndpoint().getCamelContext().getExecutorServiceManager().shutdownGraceful(threads);
            threads = null;
        }
        super.doStop();
    }

    @Override
    protected void doSuspend() {
        leave();
    }

    @Override
    protected void doResume() {
        if (pump != null) {
            listen(pump);
        }
    }

    private void listen(EventPump to) {
        EslNodes nodes = getEndpoint().component().requireNodes();
        String node = configuration.getNode();
        Subscription subscription = configuration.subscription();
        List<EslNode> heard = node == null ? nodes.all() : List.of(nodes.node(node));
        heard.forEach(one -> handles.add(one.listen(subscription, to.queue())));
    }

    private void leave() {
        handles.forEach(Handle::close);
        handles.clear();
    }

    /** Stopping begins: nothing new is heard, and what waits is handled first. */
    @Override
    public boolean deferShutdown(ShutdownRunningTask shutdownRunningTask) {
        leave();
        return true;
    }

    @Override
    public int getPendingExchangesSize() {
        EventPump running = pump;
        return running == null ? 0 : running.queue().waiting();
    }

    @Override
    public void prepareShutdown(boolean suspendOnly, boolean forced) {
        if (forced && pump != null) {
            pump.stop();
        }
    }

    @Override
    public EslEndpoint getEndpoint() {
        return (EslEndpoint) super.getEndpoint();
    }
}
