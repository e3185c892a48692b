/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.voxroute.provider.local.dialogue.DialogueFile;
import org.voxroute.provider.local.recognition.AcousticModel;
import org.voxroute.provider.local.recognition.Domain;
import org.voxroute.provider.local.recognition.RecognizerLimits;
import org.voxroute.provider.local.recognition.SpeechRecognizer;
import org.voxroute.provider.local.recognition.SpeechRecognizers;

/**
 * Says how well and how fast the local voice recognises: 110 phrases, each by three synthetic callers, on a telephone line.
 * Needs Debian's {@code flite festival festvox-kallpc16k sox}; {@code asterisk-core-sounds-en-wav} adds what must be
 * rejected. Arguments: how many speak at once (4), how fast (1: as
 * people do; 0: as fast as the machine can); {@code strange}, if each phrase is to be the first one of its call; {@code wide}, if the line has 16 kHz; {@code sphinx4}, if that one is to listen.
 */
public final class SpeechReport {

    private static final Path PHRASES = Path.of("src/test/resources/fixtures/local/phrases");
    private static final Path FOLDER = Path.of("target/speech");
    /** Human speech that is none of the dialogue's: Debian's asterisk-core-sounds-en-wav. */
    private static final Path STRANGERS = Path.of("/usr/share/asterisk/sounds/en_US_f_Allison");

    private static final int MAX_STRANGERS = 150;
    private static final List<String> SETS = List.of("open", "number", "when", "confirm");

    private SpeechReport() {}

    public static void main(String[] arguments) throws Exception {
        int speakers = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4;
        double speed = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 1;
        List<String> options = List.of(arguments).subList(Math.min(2, arguments.length), arguments.length);
        var line = new Caller.Line(options.contains("strange"), options.contains("wide"));
        Files.createDirectories(FOLDER);
        Domain domain = DialogueFile.reception().domain();
        List<Heard> heard = new ArrayList<>();
        List<Heard> strangers = List.of();
        long began = System.nanoTime();
        try (SpeechRecognizer recognizer = recognizer(options.contains("sphinx4"))) {
            recognizer.prepare(domain);
            System.out.printf(
                    Locale.ROOT,
                    "%s, ready after %d ms; %d speak at once, speed %.0f%n%n",
                    recognizer.name(),
                    (System.nanoTime() - began) / 1_000_000,
                    speakers,
                    speed);
            var executor = Executors.newFixedThreadPool(speakers);
            try {
                List<Callable<List<Heard>>> work = new ArrayList<>();
                for (String set : SETS) {
                    List<String> phrases = Files.readAllLines(PHRASES.resolve(set + ".txt"));
                    for (Voice voice : Voice.values()) {
                        work.add(() -> new Caller(recognizer, domain, set, voice, FOLDER, speed, line).say(phrases));
                    }
                }
                for (Future<List<Heard>> done : executor.invokeAll(work)) {
                    heard.addAll(done.get());
                }
                if (Files.isDirectory(STRANGERS)) {
                    strangers =
                            new Caller(recognizer, domain, "open", Voice.FLITE_RMS, FOLDER, 0, line).hear(strangers());
                }
            } finally {
                executor.shutdownNow();
            }
        }
        print(heard);
        percentiles("confidence, strangers", confidence(strangers, one -> true));
        for (double least : new double[] {0.3, 0.4, 0.5, 0.6, 0.7, 0.8}) {
            System.out.printf(
                    Locale.ROOT,
                    "confidence of at least %.1f: %.1f %% of the phrases, %.1f %% of those with an error, %.1f %% of the strangers%n",
                    least,
                    share(heard, one -> one.errors() == 0, least),
                    share(heard, one -> one.errors() > 0, least),
                    share(strangers, one -> true, least));
        }
    }

    private static SpeechRecognizer recognizer(boolean pureJava) {
        AcousticModel model = AcousticModel.english(FOLDER);
        Path work = FOLDER.resolve("work");
        var limits = RecognizerLimits.forThisMachine();
        return pureJava
                ? SpeechRecognizers.sphinx4(model, work, limits, word -> null)
                : SpeechRecognizers.best(model, work, limits, word -> null);
    }

    /** Prompts that have nothing to do with the dialogue: what is heard in them should not be believed. */
    private static List<Caller.Said> strangers() throws Exception {
        List<Caller.Said> said = new ArrayList<>();
        try (Stream<Path> files = Files.list(STRANGERS)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".wav"))
                    .sorted()
                    .toList()) {
                short[] sound = Voice.play(file, FOLDER);
                if (sound.length > 1.5 * SpeechRecognizer.SAMPLE_RATE
                        && sound.length < 6 * SpeechRecognizer.SAMPLE_RATE) {
                    said.add(new Caller.Said(file.getFileName().toString(), sound));
                }
            }
        }
        return said.stream().limit(MAX_STRANGERS).toList();
    }

    private static double share(List<Heard> heard, Predicate<Heard> which, double least) {
        List<Double> confidence = confidence(heard, which);
        return 100.0 * confidence.stream().filter(one -> one >= least).count() / Math.max(1, confidence.size());
    }

    private static void print(List<Heard> heard) {
        List<String> voices = Arrays.stream(Voice.values()).map(Voice::name).toList();
        System.out.println("| phrases | " + String.join(" | ", voices) + " | all |");
        System.out.println("|---|" + "---|".repeat(voices.size() + 1));
        for (String set : SETS) {
            line(set, heard, one -> one.set().equals(set));
        }
        line("all", heard, one -> true);
        System.out.println();
        percentiles(
                "result after the end of speech, ms",
                heard.stream()
                        .map(one -> one.recognized().latency().toNanos() / 1e6)
                        .toList());
        percentiles(
                "first interim after the beginning, ms",
                heard.stream()
                        .filter(one -> one.firstInterimMillis() >= 0)
                        .map(one -> (double) one.firstInterimMillis())
                        .toList());
        percentiles("confidence, right", confidence(heard, one -> one.errors() == 0));
        percentiles("confidence, wrong", confidence(heard, one -> one.errors() > 0));
        heard.stream()
                .filter(one -> one.errors() > 0)
                .forEach(one -> System.out.printf(
                        Locale.ROOT,
                        "%s %.2f  %s  ->  %s%n",
                        one.voice(),
                        one.recognized().confidence(),
                        one.said(),
                        one.recognized().text()));
    }

    private static List<Double> confidence(List<Heard> heard, Predicate<Heard> which) {
        return heard.stream()
                .filter(which)
                .map(one -> one.recognized().confidence())
                .toList();
    }

    private static void line(String name, List<Heard> heard, Predicate<Heard> which) {
        var cells = new ArrayList<String>();
        for (Voice voice : Voice.values()) {
            cells.add(rate(heard.stream().filter(which).filter(one -> one.voice() == voice)));
        }
        cells.add(rate(heard.stream().filter(which)));
        System.out.println("| " + name + " | " + String.join(" | ", cells) + " |");
    }

    private static String rate(Stream<Heard> heard) {
        List<Heard> all = heard.toList();
        int errors = all.stream().mapToInt(Heard::errors).sum();
        int words = all.stream().mapToInt(Heard::words).sum();
        return String.format(Locale.ROOT, "%.1f %% (%d of %d)", 100.0 * errors / Math.max(1, words), errors, words);
    }

    private static void percentiles(String what, List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        if (!sorted.isEmpty()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s: p10 %.2f, p50 %.2f, p95 %.2f, most %.2f (%d)%n",
                    what,
                    sorted.get(sorted.size() / 10),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() * 95 / 100),
                    sorted.get(sorted.size() - 1),
                    sorted.size());
        }
    }
}
