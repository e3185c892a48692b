/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.ToDoubleFunction;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastLines;

/** Meters of FreeSWITCH's lines, by the names that other transports have; {@code docs/operation.md} lists them. */
record FreeSwitchMediaMeters(UnicastLines lines, SwitchPorts ports) implements MeterBinder {

    private static final String TRANSPORT = "freeswitch";

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("voxroute.line.connections", lines, UnicastLines::open)
                .tag("transport", TRANSPORT)
                .description("Media connections now")
                .register(registry);
        Gauge.builder("voxroute.line.ports", ports, SwitchPorts::taken)
                .tag("transport", TRANSPORT)
                .description("Ports of the switches that calls have")
                .register(registry);
        count(
                registry,
                "dropped",
                UnicastLines::droppedFrames,
                "Frames that the network would not take, or that the other side would have played late");
        count(
                registry,
                "garbage",
                UnicastLines::garbageLines,
                "Connections closed because something else than the transport came over them");
        count(registry, "strangers", UnicastLines::strangers, "Datagrams that nobody announced");
        count(registry, "surplus", UnicastLines::surplusFrames, "Frames beyond what there is time for");
    }

    private void count(MeterRegistry registry, String name, ToDoubleFunction<UnicastLines> count, String description) {
        FunctionCounter.builder("voxroute.line." + name, lines, count)
                .tag("transport", TRANSPORT)
                .description(description)
                .register(registry);
    }
}
