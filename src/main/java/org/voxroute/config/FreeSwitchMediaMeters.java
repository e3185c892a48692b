/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastLines;
import org.voxroute.voice.freeswitch.ParkedCalls;

/** Meters of FreeSWITCH's lines, by the names that other transports have; {@code docs/operation.md} lists them. */
record FreeSwitchMediaMeters(UnicastLines lines, SwitchPorts ports) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("voxroute.line.ports", ports, SwitchPorts::taken)
                .tag("transport", ParkedCalls.TRANSPORT)
                .description("Ports of the switches that calls have")
                .register(registry);
        new LineMeters<>(registry, ParkedCalls.TRANSPORT, lines)
                .connections(UnicastLines::open)
                .dropped(UnicastLines::droppedFrames)
                .garbage(UnicastLines::garbageLines)
                .count("strangers", UnicastLines::strangers, "Datagrams that nobody announced")
                .count("surplus", UnicastLines::surplusFrames, "Frames beyond what there is time for");
    }
}
