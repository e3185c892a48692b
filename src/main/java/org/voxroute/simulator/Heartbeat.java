/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.time.Duration;
import org.voxroute.simulator.api.SwitchInfo;
import org.voxroute.simulator.engine.Sites;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.engine.Timer;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventBus;

/** The switch's sign of life, and its scheduler's. Runs on the switch's thread. */
final class Heartbeat {

    private final SwitchCore core;
    private final SwitchInfo info;
    private final Duration every;
    private Timer.Pending next = () -> {};
    private boolean stopped;

    Heartbeat(SwitchCore core, SwitchInfo info, Duration every) {
        this.core = core;
        this.info = info;
        this.every = every;
    }

    void start() {
        next = core.timer().after(every, this::beat);
    }

    void stop() {
        stopped = true;
        next.cancel();
    }

    private void beat() {
        if (stopped) {
            return;
        }
        EventBus bus = core.bus();
        EventBuilder event = bus.begin("HEARTBEAT", Sites.HEARTBEAT);
        if (event != null) {
            long up = info.upMicros(bus.now());
            event.add("Event-Info", "System Ready").add("Up-Time", SwitchInfo.duration(up));
            event.add("FreeSWITCH-Version", SwitchInfo.VERSION).add("Uptime-msec", up / 1000);
            event.add("Session-Count", core.legs().size())
                    .add("Max-Sessions", core.legs().max());
            event.add("Session-Per-Sec", 2000).add("Session-Per-Sec-Last", 0).add("Session-Per-Sec-Max", 1);
            event.add("Session-Per-Sec-FiveMin", 1)
                    .add("Session-Since-Startup", core.legs().sinceStart());
            event.add("Session-Peak-Max", core.legs().peak())
                    .add("Session-Peak-FiveMin", core.legs().peak());
            event.add("Idle-CPU", "99.000000");
            bus.fire(event);
        }
        EventBuilder schedule = bus.begin("RE_SCHEDULE", Sites.RE_SCHEDULE);
        if (schedule != null) {
            schedule.add("Task-ID", 1).add("Task-Desc", "heartbeat").add("Task-Group", "core");
            schedule.add("Task-Runtime", bus.now() / 1_000_000 + every.toSeconds());
            bus.fire(schedule);
        }
        start();
    }
}
