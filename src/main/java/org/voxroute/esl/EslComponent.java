/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import org.apache.camel.Endpoint;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.ThreadPoolProfile;
import org.apache.camel.spi.annotations.Component;
import org.apache.camel.support.DefaultComponent;
import org.apache.camel.util.PropertiesHelper;
import org.apache.camel.util.concurrent.ThreadPoolRejectedPolicy;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.esl.client.OutboundCall;

/** {@code esl:}. Connections belong to the nodes, which outlive the routes; the component finds them when they are first needed. */
@Component("esl")
public class EslComponent extends DefaultComponent {

    private static final int REPLY_THREADS = 10;

    @Metadata(
            label = "advanced",
            autowired = true,
            description = "The connections to the configured FreeSWITCH nodes; found in the registry if not set")
    private @Nullable EslNodes nodes;

    private final Map<String, OutboundCall> outboundCalls = new ConcurrentHashMap<>();
    private @Nullable ExecutorService replies;

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) throws Exception {
        var configuration = new EslConfiguration();
        configuration.setOperation(EslOperation.of(remaining));
        configuration.setFilter(PropertiesHelper.extractProperties(parameters, "filter."));
        var endpoint = new EslEndpoint(uri, this, configuration);
        setProperties(endpoint, parameters);
        configuration.check();
        return endpoint;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        replies = threads("EslReply", REPLY_THREADS);
    }

    @Override
    protected void doStop() throws Exception {
        if (replies != null) {
            getCamelContext().getExecutorServiceManager().shutdownGraceful(replies);
            replies = null;
        }
        super.doStop();
    }

    /**
     * A pool whose callers never run a task themselves: they are event loops, which must go on reading. What waits is bounded
     * elsewhere, by the number of commands or of queues.
     */
    ExecutorService threads(String name, int count) {
        var profile = new ThreadPoolProfile(name);
        profile.setPoolSize(count);
        profile.setMaxPoolSize(count);
        // Zero and less would mean no queue at all: a task that finds every thread busy would be refused.
        profile.setMaxQueueSize(Integer.MAX_VALUE);
        profile.setAllowCoreThreadTimeOut(true);
        profile.setRejectedPolicy(ThreadPoolRejectedPolicy.Abort);
        return getCamelContext().getExecutorServiceManager().newThreadPool(this, name, profile);
    }

    /** Where exchanges go on after a reply: never on the event loop that read it. */
    ExecutorService replies() {
        ExecutorService pool = replies;
        if (pool == null) {
            throw new IllegalStateException("The component isn't started");
        }
        return pool;
    }

    /** The nodes; looked for when they are first needed, so that routes can be loaded where there are none. */
    EslNodes requireNodes() {
        EslNodes found = nodes;
        if (found == null) {
            found = getCamelContext().getRegistry().findSingleByType(EslNodes.class);
            nodes = found;
        }
        if (found == null) {
            throw EslException.invalid("No FreeSWITCH nodes are configured (bean of type EslNodes)");
        }
        return found;
    }

    void callBegins(OutboundCall call) {
        outboundCalls.put(call.uuid(), call);
    }

    void callEnds(OutboundCall call) {
        outboundCalls.remove(call.uuid(), call);
    }

    /** The connection that the switch opened for this channel, if it did. */
    Optional<OutboundCall> outboundCall(String uuid) {
        return Optional.ofNullable(outboundCalls.get(uuid));
    }

    public @Nullable EslNodes getNodes() {
        return nodes;
    }

    public void setNodes(@Nullable EslNodes nodes) {
        this.nodes = nodes;
    }
}
