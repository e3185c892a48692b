/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What a hub in a process of its own takes, as Linux (proc) and its JVM (jcmd) tell. */
record HubWatch(long pid) {

    private static final double TICKS_PER_SECOND = 100;
    private static final int STAT_USER = 11;
    private static final double MEGABYTE = 1 << 20;

    /** Seconds of processor time of all its threads since its start. */
    double cpuSeconds() throws IOException {
        String stat = Files.readString(proc().resolve("stat"));
        // After the name, which may hold blanks.
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[STAT_USER]) + Long.parseLong(fields[STAT_USER + 1])) / TICKS_PER_SECOND;
    }

    double residentMegabytes() throws IOException {
        return Long.parseLong(status("VmRSS").split(" ")[0]) / 1024.0;
    }

    int threads() throws IOException {
        return Integer.parseInt(status("Threads"));
    }

    long sockets() throws IOException {
        try (Stream<Path> open = Files.list(proc().resolve("fd"))) {
            return open.filter(HubWatch::isSocket).count();
        }
    }

    /** What lives on the heap. */
    double heapMegabytes() throws IOException, InterruptedException {
        // "Total       1234567      81234567", the last line: objects and their bytes
        return jcmd("GC.class_histogram")
                        .lines()
                        .filter(line -> line.startsWith("Total"))
                        .mapToLong(line -> Long.parseLong(line.split("\\s+")[2]))
                        .sum()
                / MEGABYTE;
    }

    /** Objects of calls: sessions, lines, what waits for them. */
    long callObjects() throws IOException, InterruptedException {
        return jcmd("GC.class_histogram")
                .lines()
                .map(String::strip)
                .filter(line -> line.matches(".*org\\.voxroute\\.(voice\\.session\\.(VoiceSession|LineSide|Seat|Playout"
                        + "|AgentVoice|Answer|CallLog)|media\\.NettyLine)( .*)?"))
                .mapToLong(line -> Long.parseLong(line.split("\\s+")[1]))
                .sum();
    }

    String state() throws IOException, InterruptedException {
        return "heap after GC %.1f MB, RSS %.0f MB, %d threads, %d sockets, %d objects of calls"
                .formatted(heapMegabytes(), residentMegabytes(), threads(), sockets(), callObjects());
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            return false;
        }
    }

    private String status(String name) throws IOException {
        return Files.readAllLines(proc().resolve("status")).stream()
                .filter(line -> line.startsWith(name + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElseThrow();
    }

    private Path proc() {
        return Path.of("/proc", "" + pid);
    }

    private String jcmd(String command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(), "" + pid, command)
                .redirectErrorStream(true)
                .start();
        String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return answer;
    }
}
