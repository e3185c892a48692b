/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import org.voxroute.media.websocket.WebSocketLines;

/** Meters of the transports over WebSocket, named as those of the others. */
record WebSocketLineMeters(List<WebSocketLines> transports) implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        for (WebSocketLines lines : transports) {
            new LineMeters<>(registry, lines.name(), lines)
                    .connections(WebSocketLines::open)
                    .dropped(WebSocketLines::droppedFrames)
                    .garbage(WebSocketLines::garbageConnections);
        }
    }
}
