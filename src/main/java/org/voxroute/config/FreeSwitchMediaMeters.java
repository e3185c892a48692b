/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastLines;

/** Meters that FreeSWITCH's lines have beyond those of all transports; {@code docs/operation.md} lists them. */
record FreeSwitchMediaMeters(UnicastLines lines, SwitchPorts ports) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("voxroute.line.ports", ports, SwitchPorts::taken)
                .tag("transport", lines.name())
                .description("Ports of the switches that calls have")
                .register(registry);
        LineMeters.count(registry, lines, "strangers", UnicastLines::strangers, "Datagrams that nobody announced");
        LineMeters.count(
                registry, lines, "surplus", UnicastLines::surplusFrames, "Frames beyond what there is time for");
    }
}
