/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.call.CallLog;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.SwitchEvent;
import org.voxroute.esl.client.ReceivedEvent;

/** FreeSWITCH's way into the {@link CallLog}; the bean of route {@code call-events}. Thread-safe. */
public final class FreeSwitchCalls {

    private static final Logger LOG = LoggerFactory.getLogger(FreeSwitchCalls.class);

    private final CallLog calls;
    private final SwitchEvents events;

    public FreeSwitchCalls(CallLog calls, Clock clock) {
        this.calls = calls;
        this.events = new SwitchEvents(clock);
    }

    /**
     * Saves what these events tell. If it throws, nothing is lost: the same events may be given again, however often.
     *
     * @return the call events that came of it, in order
     */
    public List<CloudEvent> record(List<ReceivedEvent> received) {
        var batch = new ArrayList<SwitchEvent>(received.size());
        for (ReceivedEvent event : received) {
            SwitchEvent told = translate(event);
            if (told != null) {
                batch.add(told);
            }
        }
        return calls.record(batch);
    }

    /** Writes the records of calls that are over; to be called every 100 ms or so. */
    public List<CloudEvent> settle() {
        return calls.settle();
    }

    /** One event that can't be read must not keep the others from being saved. */
    private @Nullable SwitchEvent translate(ReceivedEvent event) {
        try {
            return events.translate(event);
        } catch (RuntimeException e) {
            LOG.error("An event of node {} can't be read and is left out: {}", event.node(), event.event(), e);
            return null;
        }
    }
}
