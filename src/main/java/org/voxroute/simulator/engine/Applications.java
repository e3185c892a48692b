/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.Variables;

/** The applications that the simulated dialplan knows, by name. */
final class Applications {

    private Applications() {}

    static Map<String, Application> all(SwitchCore core) {
        Map<String, Application> all = new LinkedHashMap<>();
        all.put("set", (leg, data, done) -> {
            assign(leg, data, false);
            done.done();
        });
        all.put("export", (leg, data, done) -> {
            assign(leg, data, true);
            done.done();
        });
        all.put("unset", (leg, data, done) -> {
            leg.variables().set(data.strip(), null);
            done.done();
        });
        for (String quiet : new String[] {"hash", "db", "log", "info", "limit", "sched_hangup", "event", "presence"}) {
            all.put(quiet, (leg, data, done) -> done.done());
        }
        all.put("answer", (leg, data, done) -> {
            core.inbound().answer(leg);
            done.done();
        });
        all.put("pre_answer", (leg, data, done) -> {
            core.inbound().preAnswer(leg);
            done.done();
        });
        all.put("ring_ready", (leg, data, done) -> {
            core.inbound().ringing(leg);
            done.done();
        });
        all.put("hangup", (leg, data, done) -> {
            core.hangups().hangup(leg, HangupCause.of(data).orElse(HangupCause.NORMAL_CLEARING));
            done.done();
        });
        all.put("transfer", (leg, data, done) -> {
            String[] parts = data.strip().split("\\s+", -1);
            core.transfers().transfer(leg, parts[0], part(parts, 1), part(parts, 2));
            done.done();
        });
        all.put("sleep", (leg, data, done) -> waiting(core, leg, millis(data), done));
        all.put("bridge", new BridgeApplication(core));
        return all;
    }

    /** {@code name=value}; an exported one is handed on to the legs that this leg dials. */
    private static void assign(Leg leg, String data, boolean export) {
        int equals = data.indexOf('=');
        if (equals <= 0) {
            return;
        }
        String name = data.substring(0, equals).strip();
        if (name.startsWith("nolocal:")) {
            name = name.substring("nolocal:".length());
        }
        String value = data.substring(equals + 1);
        Variables v = leg.variables();
        v.set(name, value.equals("_undef_") ? null : value);
        if (export) {
            String exported = v.get("export_vars");
            v.set("export_vars", exported == null ? name : exported + ',' + name);
        }
    }

    static String part(String[] parts, int index) {
        return index < parts.length ? parts[index] : "";
    }

    static Duration millis(String text) {
        try {
            return Duration.ofMillis(Math.max(0, Math.min(Long.parseLong(text.strip()), 3_600_000)));
        } catch (NumberFormatException notANumber) {
            return Duration.ZERO;
        }
    }

    /** Ends after this time, or earlier if it is interrupted. */
    static void waiting(SwitchCore core, Leg leg, Duration time, Application.Done done) {
        Timer.Pending pending = core.timer().after(time, () -> {
            leg.running(null);
            done.done();
        });
        leg.running(() -> {
            pending.cancel();
            leg.running(null);
            done.done();
        });
    }
}
