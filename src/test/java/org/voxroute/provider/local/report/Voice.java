/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.voxroute.provider.local.Sound;

/** A synthetic caller: a voice of Debian's flite or festival on a telephone line (8 kHz, G.711 µ-law). */
enum Voice {
    FLITE_RMS("flite", "rms"),
    FLITE_AWB("flite", "awb"),
    FESTIVAL_KAL("festival", "kal_diphone");

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
            Path spoken = Path.of(wav + ".spoken.wav");
            Path line = Path.of(wav + ".line.wav");
            if (program.equals("flite")) {
                run(List.of("flite", "-voice", voice, "-t", text, "-o", spoken.toString()), "");
            } else {
                run(List.of("text2wave", "-eval", "(voice_" + voice + ")", "-o", spoken.toString()), text);
            }
            run(
                    List.of(
                            "sox",
                            "-D",
                            spoken.toString(),
                            "-r",
                            "8000",
                            "-c",
                            "1",
                            "-e",
                            "mu-law",
                            line.toString(),
                            "gain",
                            "-n",
                            "-10",
                            "pad",
                            "0.2",
                            "0.4"),
                    "");
            run(List.of("sox", "-D", line.toString(), "-r", "16000", "-e", "signed", "-b", "16", wav.toString()), "");
            Files.delete(spoken);
            Files.delete(line);
        }
        return Sound.read(wav);
    }

    /** What the recogniser hears of a recording on the same line. */
    static short[] play(Path recording, Path folder) throws IOException, InterruptedException {
        Path wav = folder.resolve("stranger-" + recording.getFileName());
        if (!Files.exists(wav)) {
            Path line = Path.of(wav + ".line.wav");
            run(
                    List.of(
                            "sox",
                            "-D",
                            recording.toString(),
                            "-r",
                            "8000",
                            "-c",
                            "1",
                            "-e",
                            "mu-law",
                            line.toString(),
                            "gain",
                            "-n",
                            "-10",
                            "pad",
                            "0.2",
                            "0.4"),
                    "");
            run(List.of("sox", "-D", line.toString(), "-r", "16000", "-e", "signed", "-b", "16", wav.toString()), "");
            Files.delete(line);
        }
        return Sound.read(wav);
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
