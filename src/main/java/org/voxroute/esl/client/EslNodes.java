/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** All FreeSWITCH nodes of the hub, connected from the start until it is closed, whoever listens. Thread-safe. */
public final class EslNodes implements AutoCloseable {

    private static final int THREADS = 2;

    private final EventLoopGroup loops = new NioEventLoopGroup(THREADS, new DefaultThreadFactory("esl", true));
    private final ExecutorService resolver =
            Executors.newSingleThreadExecutor(new DefaultThreadFactory("esl-resolver", true));
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Map<String, EslNode> nodes = new LinkedHashMap<>();

    private EslNodes(Collection<EslNodeConfig> configs, Clock clock) {
        for (EslNodeConfig config : configs) {
            EslTiming timing = config.timing();
            var policy = new Backoff(
                    timing.backoffInitial(),
                    timing.backoffMax(),
                    timing.denied(),
                    () -> ThreadLocalRandom.current().nextDouble());
            var node = new EslNode(config, loops.next(), (Executor) resolver, policy, clock);
            if (nodes.put(config.name(), node) != null) {
                close();
                throw new IllegalArgumentException("Two FreeSWITCH nodes are called " + config.name());
            }
        }
    }

    /** Begins to connect to each; doesn't wait for it. */
    public static EslNodes open(Collection<EslNodeConfig> configs) {
        return open(configs, Clock.systemUTC());
    }

    /**
     * Begins to connect to each; doesn't wait for it.
     *
     * @param clock for times in states and in synthetic events
     */
    public static EslNodes open(Collection<EslNodeConfig> configs, Clock clock) {
        var nodes = new EslNodes(configs, clock);
        nodes.all().forEach(EslNode::start);
        return nodes;
    }

    public List<EslNode> all() {
        return List.copyOf(nodes.values());
    }

    /**
     * The node of this name.
     *
     * @throws EslException INVALID if none is so called
     */
    public EslNode node(String name) {
        EslNode node = nodes.get(name);
        if (node == null) {
            throw EslException.invalid("No FreeSWITCH node is called '" + name + "'; there are " + nodes.keySet());
        }
        return node;
    }

    /**
     * The one node that there is.
     *
     * @throws EslException INVALID if there are several, or none
     */
    public EslNode only() {
        if (nodes.size() != 1) {
            throw EslException.invalid(
                    nodes.isEmpty()
                            ? "No FreeSWITCH node is configured"
                            : "There are several FreeSWITCH nodes, and none was named: " + nodes.keySet());
        }
        return nodes.values().iterator().next();
    }

    /** Closes every connection; commands under way fail. May be called again. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        nodes.values().forEach(EslNode::close);
        resolver.shutdownNow();
        loops.shutdownGracefully(0, 2, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
