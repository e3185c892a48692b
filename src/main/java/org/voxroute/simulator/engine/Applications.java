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
        all.put("set", (leg, data, turn) -> {
            assign(leg, data, false);
            turn.done();
        });
        all.put("export", (leg, data, turn) -> {
            assign(leg, data, true);
            turn.done();
        });
        all.put("unset", (leg, data, turn) -> {
            leg.variables().set(data.strip(), null);
            turn.done();
        });
        for (String quiet : new String[] {"hash", "db", "log", "info", "limit", "sched_hangup", "event", "presence"}) {
            all.put(quiet, (leg, data, turn) -> turn.done());
        }
        all.put("answer", (leg, data, turn) -> {
            core.inbound().answer(leg);
            turn.done();
        });
        all.put("pre_answer", (leg, data, turn) -> {
            core.inbound().preAnswer(leg);
            turn.done();
        });
        all.put("ring_ready", (leg, data, turn) -> {
            core.inbound().ringing(leg);
            turn.done();
        });
        all.put("hangup", (leg, data, turn) -> {
            core.hangups().hangup(leg, HangupCause.of(data).orElse(HangupCause.NORMAL_CLEARING));
            turn.done();
        });
        all.put("transfer", (leg, data, turn) -> {
            String[] parts = data.strip().split("\\s+", -1);
            core.transfers().transfer(leg, parts[0], part(parts, 1), part(parts, 2));
            turn.done();
        });
        all.put("sleep", (leg, data, turn) -> waiting(core, millis(data), turn));
        all.put("bridge", new BridgeApplication(core));
        all.put("socket", new SocketApplication(core));
        all.put("park", new Park(core.signals(), core.unicasts()));
        all.put("playback", new Playback(core));
        all.put("endless_playback", new Playback(core));
        all.put("play_and_get_digits", new PlayAndGetDigits(core));
        all.put("say", withMedia((leg, data, turn) -> {
            leg.variables().set("sound_prefix", "/sounds");
            turn.done();
        }));
        all.put("echo", withMedia((leg, data, turn) -> turn.onInterrupt(turn::done)));
        all.put("record_session", withMedia((leg, data, turn) -> {
            core.recordings().start(leg, data.strip(), 0);
            turn.done();
        }));
        all.put("stop_record_session", (leg, data, turn) -> {
            core.recordings().stop(leg, data.strip());
            turn.done();
        });

        return all;
    }

    private static Application withMedia(Application application) {
        return new Application() {
            @Override
            public void run(Leg leg, String data, Turn turn) {
                application.run(leg, data, turn);
            }

            @Override
            public boolean needsMedia() {
                return true;
            }
        };
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
    static void waiting(SwitchCore core, Duration time, Application.Turn turn) {
        Timer.Pending pending = core.timer().after(time, turn::done);
        turn.onInterrupt(() -> {
            pending.cancel();
            turn.done();
        });
    }
}
