/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.voxroute.media.LineCounts;

/** Meters of every transport's lines, with its name as a tag; {@code docs/operation.md} lists them. */
record LineMeters(List<LineCounts> transports) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (LineCounts lines : transports) {
            Gauge.builder("voxroute.line.connections", lines, LineCounts::open)
                    .tag("transport", lines.name())
                    .description("Media connections now")
                    .register(registry);
            count(
                    registry,
                    lines,
                    "dropped",
                    LineCounts::droppedFrames,
                    "Frames that the other side would not read, or would have played late");
            count(
                    registry,
                    lines,
                    "garbage",
                    LineCounts::garbageLines,
                    "Connections closed because something else than the transport came over them");
        }
    }

    /** A count that a transport has, whether others have it or not. */
    static <T extends LineCounts> void count(
            MeterRegistry registry, T lines, String name, ToDoubleFunction<T> count, String description) {
        FunctionCounter.builder("voxroute.line." + name, lines, count)
                .tag("transport", lines.name())
                .description(description)
                .register(registry);
    }
}
