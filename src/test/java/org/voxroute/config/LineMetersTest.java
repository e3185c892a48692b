/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxroute.media.LineCounts;

class LineMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    private record Counts(String name, int open, long droppedFrames, long garbageLines) implements LineCounts {}

    @Test
    void eachTransportHasTheSameMetersByItsName() {
        var meters = new LineMeters(List.of(new Counts("audiosocket", 1, 2, 3), new Counts("browser", 4, 5, 6)));
        meters.bindTo(registry);
        assertThat(of("audiosocket")).containsExactly(1d, 2d, 3d);
        assertThat(of("browser")).containsExactly(4d, 5d, 6d);
    }

    private List<Double> of(String transport) {
        return List.of(
                registry.get("voxroute.line.connections")
                        .tag("transport", transport)
                        .gauge()
                        .value(),
                registry.get("voxroute.line.dropped")
                        .tag("transport", transport)
                        .functionCounter()
                        .count(),
                registry.get("voxroute.line.garbage")
                        .tag("transport", transport)
                        .functionCounter()
                        .count());
    }
}
