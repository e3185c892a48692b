/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/**
 * Registers what every transport counts of its lines, under the same names; {@code docs/operation.md} lists them.
 *
 * @param lines where the counts are
 */
record LineMeters<T>(MeterRegistry registry, String transport, T lines) {

    LineMeters<T> connections(ToDoubleFunction<T> open) {
        Gauge.builder("voxroute.line.connections", lines, open)
                .tag("transport", transport)
                .description("Media connections now")
                .register(registry);
        return this;
    }

    LineMeters<T> dropped(ToDoubleFunction<T> frames) {
        return count("dropped", frames, "Frames that the other side would not read, or would have played late");
    }

    LineMeters<T> garbage(ToDoubleFunction<T> closed) {
        return count("garbage", closed, "Connections closed because something else than the transport came over them");
    }

    LineMeters<T> count(String name, ToDoubleFunction<T> count, String description) {
        FunctionCounter.builder("voxroute.line." + name, lines, count)
                .tag("transport", transport)
                .description(description)
                .register(registry);
        return this;
    }
}
