/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslEvent;

/** Makes the events that the switch would have sent, with the headers that can be known. When a channel was answered or ended is not among it: their time is now. */
final class Synthetic {

    private static final String TIME = "Event-Date-Timestamp";

    private final Clock clock;
    private final @Nullable String coreUuid;

    Synthetic(Clock clock, @Nullable String coreUuid) {
        this.clock = clock;
        this.coreUuid = coreUuid;
    }

    EslEvent created(ChannelRow row) {
        return created(row.headers());
    }

    EslEvent created(Map<String, String> known) {
        return event("CHANNEL_CREATE", known);
    }

    EslEvent answered(ChannelRow row) {
        var headers = new LinkedHashMap<>(row.headers());
        headers.put(TIME, now());
        return event("CHANNEL_ANSWER", headers);
    }

    /** Without a cause: nobody knows it. */
    EslEvent hungUp(Map<String, String> known) {
        var headers = new LinkedHashMap<>(known);
        headers.put("Channel-State", "CS_REPORTING");
        headers.put("Channel-Call-State", "HANGUP");
        headers.put("Answer-State", "hangup");
        headers.put(TIME, now());
        return event("CHANNEL_HANGUP_COMPLETE", headers);
    }

    private EslEvent event(String name, Map<String, String> headers) {
        var all = new LinkedHashMap<String, String>();
        all.put("Event-Name", name);
        if (coreUuid != null) {
            all.put("Core-UUID", coreUuid);
        }
        all.putAll(headers);
        return EslEvent.of(all);
    }

    private String now() {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant()));
    }
}
