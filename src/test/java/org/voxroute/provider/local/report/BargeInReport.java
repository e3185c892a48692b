/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.voxroute.provider.local.LocalProvider;
import org.voxroute.provider.local.report.Clips.Clip;
import org.voxroute.provider.local.report.Clips.Kind;
import org.voxroute.provider.local.report.TestLine.Told;
import org.voxroute.voice.cascade.Workers;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.session.VoiceSettings;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.TurnEvent;

/**
 * Says how fast the voice agent falls silent for a caller who speaks, and how often for one who doesn't: a labelled set of clips, each in a call of its own while the agent speaks, in real time. Needs Debian's
 * {@code flite festival festvox-kallpc16k sox espeak-ng asterisk-core-sounds-en-wav asterisk-moh-opsound-wav}. Arguments: how many calls at once (6), and which half: tune, report (the half that was not looked at when the
 * thresholds were set) or all.
 */
public final class BargeInReport {

    private static final String TALK =
            "Our office is open from nine to five, Monday to Friday, and on Saturdays from ten to two."
                    + " Please bring your card, a photo, and the letter that we sent you last month, since we can not help you without them."
                    + " If you come by car, there is a place to park behind the house, and the first hour is free for all visitors.";
    private static final long MILLION = 1_000_000;

    private BargeInReport() {}

    /** What became of a clip. Milliseconds; -1 for what didn't happen. */
    private record Outcome(
            Clip clip,
            double held,
            double silent,
            double afterHeld,
            double interrupted,
            double pause,
            int holds,
            int stale) {

        boolean isInterrupted() {
            return interrupted >= 0;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
        String half = arguments.length > 1 ? arguments[1] : "report";
        List<Clip> all = Clips.all(Files.createDirectories(TurnReport.FOLDER.resolve("clips")));
        List<Clip> chosen = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (half.equals("all") || (i % 2 == 0) == half.equals("tune")) {
                chosen.add(all.get(i));
            }
        }
        try (var workers = Workers.forThisMachine();
                var provider = TurnReport.provider(TurnReport.dialogues(), workers);
                var sessions = VoiceSessions.open(VoiceSettings.of(100))) {
            trial(sessions, provider, chosen.get(0));
            var executor = Executors.newFixedThreadPool(calls);
            List<Callable<Outcome>> work = new ArrayList<>();
            chosen.forEach(clip -> work.add(() -> trial(sessions, provider, clip)));
            List<Outcome> outcomes = new ArrayList<>();
            for (var done : executor.invokeAll(work)) {
                outcomes.add(done.get());
            }
            executor.shutdown();
            System.out.printf(
                    "%d clips (%s), %d calls at once, %d frames too late for their call%n%n",
                    outcomes.size(), half, calls, workers.overruns());
            print(outcomes);
        }
    }

    private static Outcome trial(VoiceSessions sessions, LocalProvider provider, Clip clip) throws Exception {
        var profile = new AgentProfile(
                "report",
                1,
                "local",
                "",
                TALK,
                "",
                "en-US",
                List.of(),
                AgentProfile.Limits.USUAL,
                AgentProfile.Recording.NONE);
        try (var line = TestLine.call(sessions, provider, profile, Map.of())) {
            for (int i = 0; i < 1_000 && line.ticks().stream().noneMatch(TestLine.Tick::audible); i++) {
                Thread.sleep(20);
            }
            Thread.sleep(1_000 + 37L * (Math.abs(clip.name().hashCode()) % 20));
            if (clip.echo() > 0) {
                line.echo(Math.pow(10, -clip.echo() / 20.0), clip.delay());
            }
            int began = line.say(clip.sound()) + clip.onset();
            while (line.isSaying()) {
                Thread.sleep(20);
            }
            Thread.sleep(1_500);
            return outcome(line, clip, began);
        }
    }

    private static Outcome outcome(TestLine line, Clip clip, int began) {
        List<TestLine.Tick> ticks = line.ticks();
        long start = ticks.get(Math.min(began, ticks.size() - 1)).nanos();
        List<Told> told =
                line.told().stream().filter(one -> one.nanos() >= start).toList();
        long held = first(told, TurnEvent.HELD);
        long interrupted = first(told, TurnEvent.CALLER_STARTED);
        long decided = held < 0 || (interrupted >= 0 && interrupted < held) ? interrupted : held;
        long lastFrame = -1;
        int stale = 0;
        long answered =
                first(told.stream().filter(one -> one.nanos() > interrupted).toList(), TurnEvent.ANSWER_STARTED);
        for (TestLine.Tick tick : ticks) {
            if (tick.audible() && tick.nanos() >= start && decided >= 0 && tick.nanos() < decided + 200 * MILLION) {
                lastFrame = tick.nanos();
            }
            if (tick.audible()
                    && interrupted >= 0
                    && tick.nanos() > interrupted + 40 * MILLION
                    && (answered < 0 || tick.nanos() < answered)) {
                stale++;
            }
        }
        return new Outcome(
                clip,
                since(start, held),
                decided < 0 ? -1 : since(start, Math.max(lastFrame, start)),
                decided < 0 ? -1 : Math.max(0, (lastFrame - decided) / 1e6),
                since(start, interrupted),
                pause(told),
                (int) told.stream().filter(one -> one.event() == TurnEvent.HELD).count(),
                stale);
    }

    /** How long it was held back in all, where it went on. */
    private static double pause(List<Told> told) {
        double pause = 0;
        long since = -1;
        for (Told one : told) {
            if (one.event() == TurnEvent.HELD) {
                since = one.nanos();
            } else if (one.event() == TurnEvent.RESUMED && since >= 0) {
                pause += (one.nanos() - since) / 1e6;
            }
        }
        return pause;
    }

    private static long first(List<Told> told, TurnEvent event) {
        return told.stream()
                .filter(one -> one.event() == event)
                .mapToLong(Told::nanos)
                .findFirst()
                .orElse(-1);
    }

    private static double since(long start, long then) {
        return then < 0 ? -1 : (then - start) / 1e6;
    }

    private static void print(List<Outcome> outcomes) {
        System.out.println("| from the first frame of speech, ms | p50 | p95 | most |");
        System.out.println("|---|---|---|---|");
        for (Kind kind : List.of(Kind.SPEECH_SYNTHETIC, Kind.SPEECH_HUMAN)) {
            List<Outcome> speech =
                    outcomes.stream().filter(one -> one.clip().kind() == kind).toList();
            row(kind + ": held back", speech, Outcome::held);
            row(kind + ": last frame of the agent", speech, Outcome::silent);
            row(kind + ": barge-in is sure", speech, Outcome::interrupted);
            row(kind + ": from held back to the last frame", speech, Outcome::afterHeld);
        }
        System.out.println();
        System.out.println(
                "| clips | n | the agent lost the word | it paused and went on | most pause, ms | frames after a barge-in |");
        System.out.println("|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            List<Outcome> of =
                    outcomes.stream().filter(one -> one.clip().kind() == kind).toList();
            System.out.printf(
                    Locale.ROOT,
                    "| %s | %d | %d | %d | %.0f | %d |%n",
                    kind,
                    of.size(),
                    count(of, Outcome::isInterrupted),
                    count(of, one -> !one.isInterrupted() && one.holds() > 0),
                    of.stream().mapToDouble(Outcome::pause).max().orElse(0),
                    of.stream().mapToInt(Outcome::stale).sum());
        }
        System.out.println();
        outcomes.stream()
                .filter(one -> one.isInterrupted() != one.clip().kind().interrupts
                        || one.stale() > 0
                        || (one.clip().kind().interrupts && one.silent() > 250))
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "%s %s: held %.0f, silent %.0f, interrupted %.0f, stale %d%n",
                        one.clip().kind(),
                        one.clip().name(),
                        one.held(),
                        one.silent(),
                        one.interrupted(),
                        one.stale()));
    }

    private static void row(String what, List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        TurnReport.percentiles(
                what,
                outcomes.stream()
                        .map(value::applyAsDouble)
                        .filter(one -> one >= 0)
                        .toList());
    }

    private static long count(List<Outcome> outcomes, Predicate<Outcome> which) {
        return outcomes.stream().filter(which).count();
    }
}
