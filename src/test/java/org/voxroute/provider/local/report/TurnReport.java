/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.voxroute.audio.Resampler;
import org.voxroute.provider.local.LocalProvider;
import org.voxroute.provider.local.LocalSettings;
import org.voxroute.provider.local.LocalSettings.Answers;
import org.voxroute.voice.cascade.CascadeSettings;
import org.voxroute.voice.cascade.Workers;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.session.VoiceSettings;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnMark;

/**
 * Says how well whole turns are understood and how long their answers take: the 110 phrases, each by three synthetic callers at 8 kHz, each in a call of its own with the real session, cascade and engines, in real time. Each is said where it is expected: before the yes and no, a day and time was said and the voice agent asks whether that is right. Needs
 * Debian's {@code flite festival festvox-kallpc16k sox}. Arguments: how many calls at once (6); how many of the callers say each phrase (3, or 1 of them in turn).
 */
public final class TurnReport {

    static final Path FOLDER = Path.of("target/speech");
    private static final Path PHRASES = Path.of("src/test/resources/fixtures/local/phrases");
    private static final String RECEPTION =
            "src/main/resources/org/voxroute/provider/local/dialogue/reception.dialogue.yaml";
    private static final List<String> SETS = List.of("open", "number", "when", "confirm");
    private static final String BEFORE_YES_OR_NO = "tuesday at ten";
    /** Below it the dialogue confirms what it heard. */
    private static final double ASKED_AGAIN = 0.7;

    private static final String ASKED = "Is that right?";

    private final LocalProvider provider;
    private final VoiceSessions sessions;
    private final AtomicInteger misheard = new AtomicInteger();
    private final Map<UUID, Queue<VoiceEvent>> events = new ConcurrentHashMap<>();

    /** What became of a phrase. */
    private record Turn(
            String set, Voice voice, String said, String heard, double confidence, VoiceEvent.Latency latency) {

        int errors() {
            return WordErrors.between(
                    List.of(said.split(" ")), heard.isEmpty() ? List.of() : List.of(heard.split(" ")));
        }

        int words() {
            return said.split(" ").length;
        }
    }

    private TurnReport(LocalProvider provider, VoiceSessions sessions) {
        this.provider = provider;
        this.sessions = sessions;
        sessions.listen(event -> events.computeIfAbsent(event.call(), call -> new ConcurrentLinkedQueue<>())
                .add(event));
    }

    public static void main(String[] arguments) throws Exception {
        int calls = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 6;
        int voices = arguments.length > 1 ? Integer.parseInt(arguments[1]) : Voice.values().length;
        int number = 0;
        Path dialogues = dialogues();
        try (var workers = Workers.forThisMachine();
                var provider = provider(dialogues, workers);
                var sessions = VoiceSessions.open(VoiceSettings.of(100))) {
            var report = new TurnReport(provider, sessions);
            for (String set : List.of("open", "number", "when")) {
                // Loads the engines, which is the first caller's lot and not what is measured here.
                report.turn(set, Voice.FLITE_RMS, "yes");
            }
            List<Callable<Turn>> work = new ArrayList<>();
            for (String set : SETS) {
                for (String phrase : Files.readAllLines(PHRASES.resolve(set + ".txt"))) {
                    for (int i = 0; i < voices; i++) {
                        Voice voice = Voice.values()[(number++) % Voice.values().length];
                        work.add(() -> report.turn(set, voice, phrase));
                    }
                }
            }
            for (Voice voice : Voice.values()) {
                sound(voice, BEFORE_YES_OR_NO);
            }
            var executor = Executors.newFixedThreadPool(calls);
            List<Turn> turns = new ArrayList<>();
            for (var done : executor.invokeAll(work)) {
                turns.add(done.get());
            }
            executor.shutdown();
            System.out.printf(
                    Locale.ROOT,
                    "%d calls at once; frames that came too late for their call: %d%n%n",
                    calls,
                    workers.overruns());
            print(turns);
            System.out.printf(
                    "%nBefore yes and no, \"%s\" was not understood %d times%n",
                    BEFORE_YES_OR_NO, report.misheard.get());
        }
    }

    static LocalProvider provider(Path dialogues, Workers workers) {
        return new LocalProvider(
                new LocalSettings(
                        FOLDER,
                        null,
                        "slt",
                        dialogues,
                        "reception",
                        Answers.DIALOGUE,
                        Duration.ofSeconds(10),
                        CascadeSettings.USUAL,
                        null),
                workers);
    }

    /** The reception, beginning in the state whose phrases are said; where a day was misheard, key 9 has a confirmation asked for all the same. */
    static Path dialogues() throws Exception {
        Path folder = Files.createDirectories(FOLDER.resolve("dialogues"));
        String reception = Files.readString(Path.of(RECEPTION));
        String expected = "      both:\n        phrases:\n";
        if (!reception.contains(expected)) {
            throw new IllegalStateException("The reception doesn't expect days as it did");
        }
        String confirmed =
                reception.replace(expected, "      asked: { keys: \"9\", confirm: \"" + ASKED + "\" }\n" + expected);
        for (String state : List.of("open", "number", "when")) {
            Files.writeString(
                    folder.resolve(state + ".dialogue.yaml"),
                    reception.replace("start: open", "start: " + state).replace("name: reception", "name: " + state));
        }
        Files.writeString(
                folder.resolve("confirm.dialogue.yaml"),
                confirmed.replace("start: open", "start: when").replace("name: reception", "name: confirm"));
        return folder;
    }

    private Turn turn(String set, Voice voice, String phrase) throws Exception {
        var profile = new AgentProfile(
                "report",
                1,
                "local",
                "",
                "Yes?",
                "",
                "en-US",
                List.of(),
                AgentProfile.Limits.USUAL,
                AgentProfile.Recording.NONE);
        short[] sound = sound(voice, phrase);
        try (var line = TestLine.call(sessions, provider, profile, Map.of("dialogue", set))) {
            await(() -> said(line, Speaker.AGENT).size() == 1, "the greeting");
            if (set.equals("confirm")) {
                askForYesOrNo(line, voice);
            }
            int before = said(line, Speaker.CALLER).size();
            int latencies = latencies(line).size();
            line.say(sound);
            await(() -> latencies(line).size() > latencies && !line.isSaying(), "an answer to " + phrase);
            List<VoiceEvent.Utterance> heard = utterances(line, Speaker.CALLER);
            heard = heard.subList(Math.min(before, heard.size()), heard.size());
            return new Turn(
                    set,
                    voice,
                    phrase,
                    heard.stream().map(VoiceEvent.Utterance::text).collect(Collectors.joining(" ")),
                    heard.stream()
                            .mapToDouble(one -> one.confidence() == null ? 0 : one.confidence())
                            .min()
                            .orElse(0),
                    last(latencies(line)));
        }
    }

    /** The caller says a day and time, and is asked whether that is right. */
    private void askForYesOrNo(TestLine line, Voice voice) throws Exception {
        line.say(sound(voice, BEFORE_YES_OR_NO));
        await(() -> said(line, Speaker.AGENT).size() == 2, "an answer to " + BEFORE_YES_OR_NO);
        String answer = last(said(line, Speaker.AGENT));
        if (!answer.endsWith(ASKED) && !answer.startsWith("Did you say")) {
            misheard.incrementAndGet();
            line.press('9');
            await(() -> said(line, Speaker.AGENT).size() == 3, ASKED);
            answer = last(said(line, Speaker.AGENT));
            if (!answer.endsWith(ASKED)) {
                throw new IllegalStateException("The voice agent doesn't ask for yes or no, but says: " + answer);
            }
        }
    }

    private static <T> T last(List<T> some) {
        return some.isEmpty() ? null : some.get(some.size() - 1);
    }

    /** As the line brings it: 8 kHz. */
    static short[] sound(Voice voice, String text) throws Exception {
        return new Resampler(16_000, TestLine.RATE).resample(voice.say(text, FOLDER));
    }

    private List<String> said(TestLine line, Speaker speaker) {
        return utterances(line, speaker).stream()
                .map(VoiceEvent.Utterance::text)
                .toList();
    }

    private List<VoiceEvent.Utterance> utterances(TestLine line, Speaker speaker) {
        return events(line, VoiceEvent.Utterance.class).stream()
                .filter(one -> one.speaker() == speaker)
                .toList();
    }

    private List<VoiceEvent.Latency> latencies(TestLine line) {
        return events(line, VoiceEvent.Latency.class);
    }

    private <T> List<T> events(TestLine line, Class<T> kind) {
        return events.getOrDefault(line.id(), new ConcurrentLinkedQueue<>()).stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    private static void await(BooleanSupplier condition, String what) throws InterruptedException {
        for (int i = 0; i < 2_000 && !condition.getAsBoolean(); i++) {
            Thread.sleep(10);
        }
        if (!condition.getAsBoolean()) {
            System.out.println("Not within 20 s: " + what);
        }
    }

    private static void print(List<Turn> turns) {
        System.out.println("| phrases | "
                + String.join(
                        " | ", Arrays.stream(Voice.values()).map(Voice::name).toList()) + " | all |");
        System.out.println("|---|" + "---|".repeat(Voice.values().length + 1));
        for (String set : SETS) {
            line(set, turns.stream().filter(turn -> turn.set().equals(set)).toList());
        }
        line("all", turns);
        System.out.printf(
                "%n%d of %d phrases without any error%n%n",
                turns.stream().filter(turn -> turn.errors() == 0).count(), turns.size());
        for (double least : new double[] {0.5, 0.6, 0.7, 0.8}) {
            System.out.printf(
                    Locale.ROOT,
                    "confidence of at least %.1f: %.1f %% of the phrases, %.1f %% of those with an error%n",
                    least,
                    share(turns.stream().filter(turn -> turn.errors() == 0).toList(), least),
                    share(turns.stream().filter(turn -> turn.errors() > 0).toList(), least));
        }
        System.out.println();
        System.out.println("| from the caller's last sound, ms | p50 | p95 | most |");
        System.out.println("|---|---|---|---|");
        for (TurnMark mark : TurnMark.values()) {
            if (mark != TurnMark.SPEECH_ENDED) {
                percentiles(
                        mark.name(),
                        turns.stream()
                                .filter(turn -> turn.latency() != null
                                        && turn.latency().marks().containsKey(mark))
                                .map(turn -> turn.latency().marks().get(mark).toNanos() / 1e6)
                                .toList());
            }
        }
        percentiles(
                "first frame of the answer",
                turns.stream()
                        .filter(turn -> turn.latency() != null)
                        .map(turn -> turn.latency().playout().toNanos() / 1e6)
                        .toList());
        turns.stream()
                .filter(turn -> turn.errors() > 0 || turn.confidence() < ASKED_AGAIN)
                .forEach(turn -> System.out.printf(
                        Locale.ROOT,
                        "%s %.2f  %s  ->  %s%n",
                        turn.voice(),
                        turn.confidence(),
                        turn.said(),
                        turn.heard()));
    }

    private static double share(List<Turn> turns, double least) {
        return 100.0 * turns.stream().filter(turn -> turn.confidence() >= least).count() / Math.max(1, turns.size());
    }

    private static void line(String name, List<Turn> turns) {
        var cells = new ArrayList<String>();
        for (Voice voice : Voice.values()) {
            cells.add(rate(turns.stream().filter(turn -> turn.voice() == voice).toList()));
        }
        cells.add(rate(turns));
        System.out.println("| " + name + " | " + String.join(" | ", cells) + " |");
    }

    private static String rate(List<Turn> turns) {
        int errors = turns.stream().mapToInt(Turn::errors).sum();
        int words = turns.stream().mapToInt(Turn::words).sum();
        return String.format(Locale.ROOT, "%.1f %% (%d of %d)", 100.0 * errors / Math.max(1, words), errors, words);
    }

    static void percentiles(String what, List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        if (!sorted.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "| %s (%d) | %.0f | %.0f | %.0f |%n",
                    what,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100),
                    sorted.get(sorted.size() - 1));
        }
    }
}
