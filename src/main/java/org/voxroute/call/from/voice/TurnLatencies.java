/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.voice.session.VoiceEvent;

/** How long callers waited for answers: measured by stage, and one line in the log a turn. Bean {@code turnLatencies}. Thread-safe. */
public final class TurnLatencies {

    /** A line is JSON, without a word of what was said. */
    private static final Logger TURNS = LoggerFactory.getLogger("org.voxroute.turns");

    private final BiConsumer<String, Duration> meter;

    /** @param meter gets the stage's name and how long after the end of the caller's speech it was reached */
    public TurnLatencies(BiConsumer<String, Duration> meter) {
        this.meter = meter;
    }

    /** Takes any event; only those of latency count. */
    public void measure(VoiceEvent event) {
        if (event instanceof VoiceEvent.Latency latency) {
            Map<String, Duration> stages = Conversation.stages(latency);
            stages.forEach(meter);
            TURNS.info("{}", line(latency, stages));
        }
    }

    static ObjectNode line(VoiceEvent.Latency latency, Map<String, Duration> stages) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("event", "latency");
        line.put("callSid", latency.call().toString());
        line.put("turn", latency.turn());
        stages.forEach((stage, length) -> line.put(stage + "_ms", Conversation.millis(length)));
        line.put("timestamp", Conversation.time(latency.at()).toString());
        return line;
    }
}
