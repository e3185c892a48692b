/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** What the bodies of requests say, in the words of the simulated switch. */
final class Requests {

    static final Pattern NUMBER = Pattern.compile("\\+?[0-9*#]{1,32}");
    static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z_.-]{1,32}");
    static final Pattern CALLER = Pattern.compile("\\+?[0-9*#]{1,32}|anonymous");
    static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{0,64}");
    static final String A_NUMBER = "a telephone number";

    private static final int DAY_MS = 86_400_000;
    private static final int HOUR_MS = 3_600_000;

    private Requests() {}

    static CallScript call(String body) {
        Fields fields = Fields.of(body);
        String from = fields.text("from", CALLER, A_NUMBER, "+15550100001");
        String name = fields.text("from_name", NAME, "at most 64 printable characters", "");
        String to = fields.text("to", NUMBER, A_NUMBER, null);
        Outcome outcome = outcome(fields);
        // Without a time of its own, an unanswered call rings as long as the dialplan lets it.
        int answer = fields.number("answer_after_ms", 0, DAY_MS, outcome == Outcome.NO_ANSWER ? DAY_MS : 500);
        int hangup = fields.number("hangup_after_ms", 0, DAY_MS, 5000);
        Side side = fields.choice("hangup_by", Side.class, Side.CALLER);
        fields.end();
        return new CallScript(from, name, to, outcome, Duration.ofMillis(answer), Duration.ofMillis(hangup), side);
    }

    static CalleeScript destination(String body) {
        Fields fields = Fields.of(body);
        Outcome outcome = outcome(fields);
        int ring = fields.number("ring_ms", 0, HOUR_MS, 200);
        int answer = fields.number("answer_after_ms", 0, DAY_MS, 500);
        Duration hangup = hangup(fields);
        fields.end();
        return new CalleeScript(outcome, Duration.ofMillis(ring), Duration.ofMillis(answer), hangup);
    }

    private static @Nullable Duration hangup(Fields fields) {
        return fields.isGiven("hangup_after_ms")
                ? Duration.ofMillis(fields.number("hangup_after_ms", 0, DAY_MS, 0))
                : null;
    }

    private static Outcome outcome(Fields fields) {
        return fields.choice("outcome", Outcome.class, Outcome.ANSWERED);
    }

    static String extension(String body) {
        Fields fields = Fields.of(body);
        String extension = fields.text("extension", EXTENSION, "an extension", null);
        fields.end();
        return extension;
    }

    static boolean up(String body) {
        Fields fields = Fields.of(body);
        boolean up = fields.bool("up", null);
        fields.end();
        return up;
    }

    /** How to restart. */
    record Restart(boolean kill, Duration down) {}

    static Restart restart(String body) {
        Fields fields = Fields.of(body);
        boolean kill = fields.bool("kill", false);
        int down = fields.number("down_ms", 0, 600_000, 0);
        fields.end();
        return new Restart(kill, Duration.ofMillis(down));
    }

    /** Calls at a steady rate. */
    record Load(int callsPerSecond, Duration length, Duration talk, String to) {}

    static Load load(String body) {
        Fields fields = Fields.of(body);
        int rate = fields.number("calls_per_second", 1, 500, 10);
        int seconds = fields.number("seconds", 1, 600, 10);
        int talk = fields.number("talk_ms", 0, 600_000, 1000);
        String to = fields.text("to", NUMBER, A_NUMBER, "+15550100002");
        fields.end();
        return new Load(rate, Duration.ofSeconds(seconds), Duration.ofMillis(talk), to);
    }

    static String digits(String body) {
        Fields fields = Fields.of(body);
        String digits = fields.text("digits", Pattern.compile("[0-9*#A-D]{1,128}"), "keys of a telephone", null);
        fields.end();
        return digits;
    }
}
