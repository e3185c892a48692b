/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.voxroute.media.websocket.WebSocketLines;

/** Meters of the transports over WebSocket, named as those of the others. */
record WebSocketLineMeters(List<WebSocketLines> transports) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (WebSocketLines lines : transports) {
            Gauge.builder("voxroute.line.connections", lines, WebSocketLines::open)
                    .tag("transport", lines.name())
                    .description("Media connections now")
                    .register(registry);
            FunctionCounter.builder("voxroute.line.dropped", lines, WebSocketLines::droppedFrames)
                    .tag("transport", lines.name())
                    .description("Frames that the other side would not read")
                    .register(registry);
            FunctionCounter.builder("voxroute.line.garbage", lines, WebSocketLines::garbageConnections)
                    .tag("transport", lines.name())
                    .description("Connections closed because something else than the transport came over them")
                    .register(registry);
        }
    }
}
