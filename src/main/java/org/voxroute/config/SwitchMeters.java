/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import org.voxroute.esl.client.EslCounters;
import org.voxroute.esl.client.EslNode;
import org.voxroute.esl.client.EslNodes;

/** Meters of the event socket, one set a node; {@code docs/operation.md} lists them. */
record SwitchMeters(EslNodes nodes) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        nodes.all().forEach(node -> bind(node, registry));
    }

    private static void bind(EslNode node, MeterRegistry registry) {
        EslCounters counters = node.counters();
        counter("voxroute.esl.events", counters, EslCounters::events, "Events that the switch sent", node, registry);
        counter("voxroute.esl.bytes", counters, EslCounters::bytes, "Bytes that the switch sent", node, registry);
        counter("voxroute.esl.connections", counters, EslCounters::connections, "Connections made", node, registry);
        counter(
                "voxroute.esl.synthetic",
                counters,
                EslCounters::syntheticEvents,
                "Events made from a comparison of channels after a reconnect",
                node,
                registry);
        counter(
                "voxroute.esl.shed",
                counters,
                all -> all.shed().values().stream().mapToLong(Long::longValue).sum(),
                "Events let go because a route was too slow",
                node,
                registry);
        FunctionTimer.builder(
                        "voxroute.esl.decode",
                        counters,
                        EslCounters::events,
                        EslCounters::decodeNanos,
                        TimeUnit.NANOSECONDS)
                .tag("node", node.name())
                .description("Time spent decoding")
                .register(registry);
        Gauge.builder("voxroute.esl.lag", counters, all -> all.lagMillis() / 1000.0)
                .tag("node", node.name())
                .baseUnit("seconds")
                .description("How late events come, by the clocks of switch and hub")
                .register(registry);
        Gauge.builder("voxroute.esl.waiting", node, all -> all.status().waitingEvents())
                .tag("node", node.name())
                .description("Events that wait for a route")
                .register(registry);
        Gauge.builder("voxroute.esl.connected", node, all -> all.status().isConnected() ? 1 : 0)
                .tag("node", node.name())
                .description("1 while both connections are up")
                .register(registry);
    }

    private static void counter(
            String name,
            EslCounters counters,
            ToDoubleFunction<EslCounters> count,
            String description,
            EslNode node,
            MeterRegistry registry) {
        FunctionCounter.builder(name, counters, count)
                .tag("node", node.name())
                .description(description)
                .register(registry);
    }
}
