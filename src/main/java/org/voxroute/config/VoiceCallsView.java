/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import javax.management.openmbean.CompositeDataSupport;
import javax.management.openmbean.CompositeType;
import javax.management.openmbean.OpenDataException;
import javax.management.openmbean.OpenType;
import javax.management.openmbean.SimpleType;
import javax.management.openmbean.TabularData;
import javax.management.openmbean.TabularDataSupport;
import javax.management.openmbean.TabularType;
import org.voxroute.voice.session.CallSnapshot;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;

/** The calls that talk as JMX bean {@code org.voxroute:type=VoiceCalls}: Hawtio shows it under JMX. */
final class VoiceCallsView implements VoiceCallsViewMBean {

    static final String NAME = "org.voxroute:type=VoiceCalls";

    private static final String[] COLUMNS = {
        "id", "transport", "agent", "provider", "seconds", "frames", "late", "waitingMillis"
    };
    private static final OpenType<?>[] TYPES = {
        SimpleType.STRING, SimpleType.STRING, SimpleType.STRING, SimpleType.STRING,
        SimpleType.LONG, SimpleType.LONG, SimpleType.LONG, SimpleType.LONG
    };

    private final VoiceSessions sessions;
    private final FrameRate rate;
    private final CompositeType row;
    private final TabularType table;

    VoiceCallsView(VoiceSessions sessions, FrameRate rate) throws OpenDataException {
        this.sessions = sessions;
        this.rate = rate;
        row = new CompositeType("call", "A call that talks", COLUMNS, COLUMNS, TYPES);
        table = new TabularType("calls", "The calls that talk", row, new String[] {"id"});
    }

    @Override
    public int getInProgress() {
        return sessions.inProgress();
    }

    @Override
    public int getCapacity() {
        return sessions.capacity();
    }

    @Override
    public double getFramesPerSecond() {
        return rate.perSecond();
    }

    @Override
    public long getLateFrames() {
        return sessions.counters().lateFrames();
    }

    @Override
    public int getWaitingEvents() {
        return sessions.waitingEvents();
    }

    @Override
    public TabularData getCalls() {
        var rows = new TabularDataSupport(table);
        for (VoiceSession session : sessions.all()) {
            CallSnapshot call = session.snapshot();
            Object[] values = {
                call.call().toString(),
                call.transport(),
                call.agent(),
                call.provider(),
                call.length().toSeconds(),
                call.frames(),
                call.late(),
                call.waiting().toMillis()
            };
            try {
                rows.put(new CompositeDataSupport(row, COLUMNS, values));
            } catch (OpenDataException e) {
                throw new IllegalStateException("A call doesn't fit the table", e);
            }
        }
        return rows;
    }
}
