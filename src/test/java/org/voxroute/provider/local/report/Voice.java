/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxroute.provider.local.Sound;

/** A synthetic caller: a voice of Debian's flite or festival on a telephone line (8 kHz, G.711 µ-law). */
enum Voice {
    FLITE_RMS("flite", "rms"),
    FLITE_AWB("flite", "awb"),
    FESTIVAL_KAL("festival", "kal_diphone");

    private static final List<String> LEVEL = List.of("gain", "-n", "-10", "pad", "0.2", "0.4");

    private final String program;
    private final String voice;

    Voice(String program, String voice) {
        this.program = program;
        this.voice = voice;
    }

    /** What the recogniser hears of it: 16 kHz again. Files are kept in the folder. */
    short[] say(String text, Path folder) throws IOException, InterruptedException {
        Path wav = folder.resolve(name() + "-" + text.replaceAll("[^a-z]", "_") + ".wav");
        if (!Files.exists(wav)) {
            Path spoken = speak(text, wav);
            telephone(spoken, wav);
            Files.delete(spoken);
        }
        return Sound.read(wav);
    }

    /** The same on a line of 16 kHz. */
    short[] sayWide(String text, Path folder) throws IOException, InterruptedException {
        Path wav = folder.resolve(name() + "-wide-" + text.replaceAll("[^a-z]", "_") + ".wav");
        if (!Files.exists(wav)) {
            Path spoken = speak(text, wav);
            sox(spoken, wav, "16000", List.of("-e", "signed", "-b", "16"), LEVEL);
            Files.delete(spoken);
        }
        return Sound.read(wav);
    }

    /** What the recogniser hears of a recording on the telephone. */
    static short[] play(Path recording, Path folder) throws IOException, InterruptedException {
        Path wav = folder.resolve("stranger-" + recording.getFileName());
        if (!Files.exists(wav)) {
            telephone(recording, wav);
        }
        return Sound.read(wav);
    }

    private Path speak(String text, Path wav) throws IOException, InterruptedException {
        Path spoken = Path.of(wav + ".spoken.wav");
        if (program.equals("flite")) {
            run(List.of("flite", "-voice", voice, "-t", text, "-o", spoken.toString()), "");
        } else {
            run(List.of("text2wave", "-eval", "(voice_" + voice + ")", "-o", spoken.toString()), text);
        }
        return spoken;
    }

    private static void telephone(Path sound, Path wav) throws IOException, InterruptedException {
        Path line = Path.of(wav + ".line.wav");
        sox(sound, line, "8000", List.of("-e", "mu-law"), LEVEL);
        sox(line, wav, "16000", List.of("-e", "signed", "-b", "16"), List.of());
        Files.delete(line);
    }

    private static void sox(Path from, Path to, String rate, List<String> encoding, List<String> effects)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("sox", "-D", from.toString(), "-r", rate, "-c", "1"));
        command.addAll(encoding);
        command.add(to.toString());
        command.addAll(effects);
        run(command, "");
    }

    private static void run(List<String> command, String input) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        }
        if (process.waitFor() != 0) {
            throw new IOException("Failed: " + command);
        }
    }
}
