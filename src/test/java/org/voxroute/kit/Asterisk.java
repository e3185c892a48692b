/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.voxroute.kit.sip.Codec;
import org.voxroute.kit.sip.SipCall;

/**
 * A real Asterisk, from the folder where {@code .ci/asterisk} put it, with the configuration of {@code src/test/resources/asterisk} and all of its state in a folder of the test. Takes calls on a port of its own, on loopback alone.
 */
public final class Asterisk implements AutoCloseable {

    /** Names the folder; then Asterisk must be there. Otherwise the tests are skipped where it isn't. */
    private static final String FOLDER = "VOXROUTE_TEST_ASTERISK";

    private static final Path CONFIGURATION = Path.of("src/test/resources/asterisk");

    private final List<String> program;
    private final Path state;
    private final int port;
    private Process process;

    private Asterisk(Path folder, Path state) throws IOException {
        this.state = state;
        Path library = find(folder, "libc\\.so\\.6").getParent();
        program = List.of(
                find(folder, "ld-linux.*").toString(),
                "--library-path",
                library.toString(),
                folder.resolve("usr/sbin/asterisk").toString(),
                "-C",
                state.resolve("etc/asterisk.conf").toString());
        try (var free = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        configure(folder, library);
    }

    /**
     * Starts it; skips the test if there is none.
     *
     * @param state an empty folder with a short path: a socket will be in it
     * @param hub where the hub listens for AudioSocket
     */
    public static Asterisk start(Path state, int hub) throws IOException {
        String named = System.getenv(FOLDER);
        Path folder = Path.of(named == null ? "target/asterisk" : named).toAbsolutePath();
        if (!Files.exists(folder.resolve(".complete"))) {
            String missing = "No Asterisk in " + folder + ": .ci/asterisk puts it there";
            if (named != null) {
                throw new IllegalStateException(missing);
            }
            Assumptions.abort(missing);
        }
        var asterisk = new Asterisk(folder, state);
        asterisk.include("hub.conf", "HUB=127.0.0.1:" + hub);
        asterisk.start();
        return asterisk;
    }

    /** Calls from one of the endpoints of {@code pjsip.conf}. */
    public SipCall call(String user, String extension, Codec codec, int ptime) {
        return SipCall.dial(port, user, extension, codec, ptime);
    }

    /** From now on the hub listens there. */
    public void connectTo(int hub) {
        cli("dialplan set global HUB 127.0.0.1:" + hub);
    }

    /** What it says to a command of its console. */
    public String cli(String command) {
        try {
            var line = new ArrayList<>(program);
            line.add("-rx");
            line.add(command);
            Process console = new ProcessBuilder(line).redirectErrorStream(true).start();
            String said = new String(console.getInputStream().readAllBytes(), UTF_8);
            console.onExit().join();
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls have legs: a caller's alone or, with the channel form, two. */
    public int channels() {
        String said = cli("core show channels count");
        return Integer.parseInt(
                said.substring(0, said.indexOf(" active channel")).strip());
    }

    /** Sockets that it has open. */
    public long sockets() {
        try (Stream<Path> files = Files.list(Path.of("/proc/" + process.pid() + "/fd"))) {
            return files.filter(Asterisk::isSocket).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSocket(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
        } catch (IOException e) {
            // Closed meanwhile.
            return false;
        }
    }

    /** Everything it logged so far. */
    public String log() {
        try {
            return Files.readString(state.resolve("out.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public void start() throws IOException {
        var line = new ArrayList<>(program);
        line.addAll(List.of("-f", "-n", "-vvv"));
        process = new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        state.resolve("out.txt").toFile()))
                .start();
        await("Asterisk")
                .atMost(30, SECONDS)
                .until(() -> cli("core waitfullybooted").contains("fully booted"));
    }

    /** It dies without a word. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            cli("core stop now");
            process.onExit().completeOnTimeout(null, 10, SECONDS).join();
            process.destroyForcibly();
        }
    }

    private void configure(Path folder, Path library) throws IOException {
        Path etc = Files.createDirectories(state.resolve("etc"));
        for (String name : List.of("run", "log", "lib", "spool")) {
            Files.createDirectories(state.resolve(name));
        }
        try (Stream<Path> files = Files.list(CONFIGURATION)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".conf")).toList()) {
                Files.copy(file, etc.resolve(file.getFileName()));
            }
        }
        include("bind.conf", "bind=127.0.0.1:" + port);
        include(
                "asterisk.conf",
                "[directories]",
                "astetcdir => " + etc,
                "astmoddir => " + library.resolve("asterisk/modules"),
                "astdatadir => " + folder.resolve("usr/share/asterisk"),
                "astvarlibdir => " + state.resolve("lib"),
                "astdbdir => " + state.resolve("lib"),
                "astkeydir => " + state.resolve("lib"),
                "astspooldir => " + state.resolve("spool"),
                "astrundir => " + state.resolve("run"),
                "astlogdir => " + state.resolve("log"));
    }

    private void include(String name, String... lines) throws IOException {
        Files.writeString(state.resolve("etc").resolve(name), String.join("\n", lines) + "\n");
    }

    /** Where it is below {@code usr/lib} or {@code usr/lib64} depends on the processor. */
    private static Path find(Path folder, String name) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("usr"), 3)) {
            return files.filter(file -> file.getFileName().toString().matches(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("No " + name + " in " + folder));
        }
    }
}
