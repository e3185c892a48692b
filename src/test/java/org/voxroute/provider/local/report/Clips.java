/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.voxroute.provider.local.Sound;

/** The labelled set: what is to be heard on a line while the voice agent speaks. Made by sox, flite, festival and espeak-ng, and of recordings that Debian has; 8 kHz µ-law. */
final class Clips {

    private static final Path PHRASES = Path.of("src/test/resources/fixtures/local/phrases");
    private static final Path PROMPTS = Path.of("/usr/share/asterisk/sounds/en_US_f_Allison");
    private static final Path MUSIC = Path.of("/usr/share/asterisk/moh");
    private static final List<String> BACKCHANNELS =
            List.of("mhm", "yeah", "okay", "right", "uh huh", "i see", "sure", "hmm", "yes", "oh okay");
    private static final List<String> ESPEAK = List.of("en-us", "en-us+f3", "en-gb+m4");
    private static final int MOST_PROMPTS = 60;

    private final Path folder;
    private final List<Clip> clips = new ArrayList<>();

    /** What is to come of a clip. */
    enum Kind {
        /** Somebody who wants to interrupt. */
        SPEECH_SYNTHETIC(true),
        SPEECH_HUMAN(true),
        BACKCHANNEL(false),
        COUGH(false),
        KNOCK(false),
        NOISE(false),
        TONE(false),
        MUSIC(false),
        BABBLE(false),
        ECHO(false);

        final boolean interrupts;

        Kind(boolean interrupts) {
            this.interrupts = interrupts;
        }
    }

    /**
     * Something to be heard.
     *
     * @param echo of the agent's own voice instead: decibels below it, 0 for none
     * @param delay of the echo in frames
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Clip(Kind kind, String name, short[] sound, int echo, int delay) {

        /** The first frame in which it is loud enough to be heard. */
        int onset() {
            double loudest = 0;
            for (int frame = 0; frame < sound.length / TestLine.FRAME; frame++) {
                loudest = Math.max(loudest, power(frame));
            }
            for (int frame = 0; frame < sound.length / TestLine.FRAME; frame++) {
                if (power(frame) > loudest / 1_000) {
                    return frame;
                }
            }
            return 0;
        }

        private double power(int frame) {
            double sum = 0;
            for (int i = 0; i < TestLine.FRAME; i++) {
                double sample = sound[frame * TestLine.FRAME + i];
                sum += sample * sample;
            }
            return sum;
        }
    }

    private Clips(Path folder) {
        this.folder = folder;
    }

    static List<Clip> all(Path folder) throws Exception {
        var clips = new Clips(Files.createDirectories(folder));
        clips.speech();
        clips.backchannels();
        clips.noises();
        clips.music();
        for (int decibels : new int[] {10, 15, 20, 25, 30}) {
            for (int delay : new int[] {2, 5, 10, 15}) {
                clips.clips.add(new Clip(
                        Kind.ECHO,
                        decibels + " dB " + delay * 20 + " ms",
                        new short[4 * TestLine.RATE],
                        decibels,
                        delay));
            }
        }
        return clips.clips;
    }

    private void speech() throws Exception {
        int number = 0;
        for (String set : List.of("open", "when")) {
            for (String phrase : Files.readAllLines(PHRASES.resolve(set + ".txt"))) {
                Voice voice = Voice.values()[number++ % Voice.values().length];
                add(Kind.SPEECH_SYNTHETIC, voice + " " + phrase, TurnReport.sound(voice, phrase));
            }
        }
        if (Files.isDirectory(PROMPTS)) {
            try (Stream<Path> files = Files.list(PROMPTS)) {
                files.filter(file -> file.toString().endsWith(".wav"))
                        .filter(file -> size(file) > 24_000 && size(file) < 96_000)
                        .sorted()
                        .limit(MOST_PROMPTS)
                        .forEach(file -> sox(
                                Kind.SPEECH_HUMAN,
                                file.getFileName().toString(),
                                List.of(file.toString()),
                                "gain -n -10"));
            }
        }
    }

    private void backchannels() throws Exception {
        for (String text : BACKCHANNELS) {
            for (Voice voice : Voice.values()) {
                add(Kind.BACKCHANNEL, voice + " " + text, TurnReport.sound(voice, text));
            }
            for (String voice : ESPEAK) {
                Path wav = folder.resolve("espeak-" + voice + "-" + text.replace(' ', '_') + ".wav");
                run(List.of("espeak-ng", "-v", voice, "-w", wav.toString(), text));
                sox(Kind.BACKCHANNEL, "espeak " + voice + " " + text, List.of(wav.toString()), "gain -n -10");
            }
        }
    }

    private void noises() {
        List<String> none = List.of("-n");
        for (int i = 0; i < 10; i++) {
            double length = 0.2 + 0.05 * i;
            String burst = String.format(
                    Locale.ROOT,
                    "synth %.2f pinknoise fade l 0.01 %.2f %.2f bandpass %d 900 gain -n %d",
                    length,
                    length,
                    length * 0.8,
                    500 + 150 * i,
                    -6 - i);
            sox(Kind.COUGH, "cough " + i, none, burst + " pad 0 0.1 repeat " + (i % 3));
        }
        for (int i = 0; i < 6; i++) {
            sox(
                    Kind.KNOCK,
                    "knock " + i,
                    none,
                    String.format(
                            Locale.ROOT,
                            "synth 0.06 brownnoise fade h 0.002 0.06 0.05 gain -n %d pad 0 0.%d repeat %d",
                            -3 - i,
                            1 + i,
                            i));
            sox(
                    Kind.KNOCK,
                    "click " + i,
                    none,
                    String.format(
                            Locale.ROOT,
                            "synth 0.008 square %d gain -n %d pad 0 0.%d repeat %d",
                            300 + 200 * i,
                            -6 - i,
                            1 + i,
                            2 * i));
        }
        for (String colour : List.of("white", "pink", "brown")) {
            for (int level : new int[] {-10, -15, -20, -25, -30}) {
                sox(Kind.NOISE, colour + " " + level, none, "synth 3 " + colour + "noise gain -n " + level);
            }
        }
        for (String tone : List.of(
                "697 sine 1209", "350 sine 440", "440 sine 480", "480 sine 620", "1000 sine 1000", "2100 sine 2100")) {
            sox(Kind.TONE, tone, none, "synth 2 sine " + tone + " remix - gain -n -10");
        }
    }

    private void music() throws IOException {
        for (int i = 0; i < 8; i++) {
            var chord = new StringBuilder("synth 4");
            var delays = new StringBuilder("delay");
            for (int note = 0; note < 6; note++) {
                chord.append(" pluck ").append("ACEGBD".charAt((note + i) % 6)).append(3 + (note + i) % 2);
                delays.append(String.format(Locale.ROOT, " %.2f", note * (0.15 + 0.05 * i)));
            }
            sox(
                    Kind.MUSIC,
                    "plucked " + i,
                    List.of("-n"),
                    chord + " " + delays + " remix - fade 0 4 0.1 gain -n " + (-8 - i));
        }
        if (Files.isDirectory(MUSIC)) {
            try (Stream<Path> files = Files.list(MUSIC)) {
                for (Path file : files.filter(one -> one.toString().endsWith(".wav"))
                        .sorted()
                        .toList()) {
                    for (int from : new int[] {5, 30, 60, 90}) {
                        sox(
                                Kind.MUSIC,
                                file.getFileName() + " " + from,
                                List.of(file.toString()),
                                "trim " + from + " 4 gain -n -12");
                    }
                }
            }
        }
        for (int i = 0; i < 8 && Files.isDirectory(PROMPTS); i++) {
            List<String> voices = new ArrayList<>(List.of("-m"));
            for (int one = 0; one < 4; one++) {
                voices.add(clipFile(Kind.SPEECH_HUMAN, (7 * i + one) % MOST_PROMPTS)
                        .toString());
            }
            sox(Kind.BABBLE, "babble " + i, voices, "trim 0.3 2.5 gain -n " + (-20 - 2 * (i % 4)));
        }
    }

    private Path clipFile(Kind kind, int number) {
        Clip clip = clips.stream()
                .filter(one -> one.kind() == kind)
                .skip(number)
                .findFirst()
                .orElseThrow();
        return file(kind, clip.name());
    }

    private void sox(Kind kind, String name, List<String> input, String effects) {
        try {
            Path wav = file(kind, name);
            if (!Files.exists(wav)) {
                Path line = Path.of(wav + ".line.wav");
                List<String> command = new ArrayList<>(List.of("sox", "-D"));
                if (input.equals(List.of("-n"))) {
                    command.addAll(List.of("-r", "8000", "-c", "1"));
                }
                command.addAll(input);
                command.addAll(List.of("-r", "8000", "-c", "1", "-e", "mu-law", line.toString()));
                command.addAll(Arrays.asList(effects.split(" ")));
                command.addAll(List.of("pad", "0.1", "0.3"));
                run(command);
                run(List.of("sox", "-D", line.toString(), "-e", "signed", "-b", "16", wav.toString()));
                Files.delete(line);
            }
            add(kind, name, Sound.read(wav));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private Path file(Kind kind, String name) {
        return folder.resolve(kind + "-" + name.replaceAll("[^A-Za-z0-9.-]", "_") + ".clip.wav");
    }

    private void add(Kind kind, String name, short[] sound) {
        clips.add(new Clip(kind, name, sound, 0, 0));
    }

    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + output);
        }
    }
}
