/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** The simulated switch satisfies a JavaScript client that nobody here wrote: {@code modesl}. Skipped only where there is no Node. */
@TestInstance(Lifecycle.PER_CLASS)
class ForeignNodeClientTest {

    private static final Path SOURCE = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node-client");
    private static final Duration INSTALLING = Duration.ofMinutes(3);
    private static final Duration CALLING = Duration.ofSeconds(30);

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020"));

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @BeforeAll
    void install() throws IOException, InterruptedException {
        assumeTrue(isInstalled("node") && isInstalled("npm"), "Node isn't installed");
        Files.createDirectories(INSTALLED);
        for (String file : List.of("client.js", "package.json", "package-lock.json")) {
            Files.copy(SOURCE.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        Path log = INSTALLED.resolve("npm.log");
        Process npm = start(log, "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        finish(npm, INSTALLING);
        assertThat(npm.exitValue()).as(() -> "npm ci: " + text(log)).isZero();
        fs.start();
    }

    @AfterAll
    void stop() {
        fs.close();
    }

    @Test
    void hearsAWholeCall() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process client = client("secret", said);
        try {
            await().atMost(CALLING).until(() -> !client.isAlive() || lines(said).contains("ready"));
            assertThat(lines(said)).contains("ready");
            String uuid = fs.placeCall(new CallScript(
                            "+15551230000",
                            "Zoë, Müller",
                            "+15550100002",
                            Outcome.ANSWERED,
                            Duration.ofMillis(50),
                            Duration.ofMillis(100),
                            Side.CALLER))
                    .orElseThrow();
            finish(client, CALLING);

            List<String> lines = lines(said);
            assertThat(client.exitValue()).as(lines.toString()).isZero();
            String callee = word(lines, "answered", 0);
            assertThat(callee).isNotEqualTo(uuid);
            assertThat(lines.get(0)).isEqualTo("connected true");
            assertThat(lines.get(1)).startsWith("status UP 0 years, 0 days, ");
            assertThat(lines.get(2)).startsWith("version FreeSWITCH Version 1.10.");
            assertThat(lines.get(3)).isEqualTo("ready");
            assertThat(lines.subList(4, 6)).containsExactly("answered " + callee, "answered " + uuid);
            assertThat(lines.subList(6, lines.size()))
                    .containsExactlyInAnyOrder(
                            "ended " + uuid + " NORMAL_CLEARING Zoë, Müller",
                            "ended " + callee + " NORMAL_CLEARING Zoë, Müller");
        } finally {
            client.destroyForcibly();
        }
    }

    @Test
    void isRefusedWithAWrongPassword() throws IOException, InterruptedException {
        Path said = folder.resolve("said");
        Process client = client("wrong", said);
        try {
            finish(client, CALLING);
            assertThat(client.exitValue()).isEqualTo(1);
            assertThat(lines(said)).containsExactly("refused -ERR invalid");
        } finally {
            client.destroyForcibly();
        }
    }

    private Process client(String password, Path said) throws IOException {
        return start(said, "node", "client.js", Integer.toString(fs.port()), password);
    }

    private static Process start(Path output, String... command) throws IOException {
        return new ProcessBuilder(command)
                .directory(INSTALLED.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }

    private static void finish(Process process, Duration limit) throws InterruptedException {
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        assertThat(ended).as("ended within " + limit).isTrue();
    }

    private static boolean isInstalled(String program) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(program, "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            finish(process, CALLING);
            return process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    private static String word(List<String> lines, String first, int index) {
        return lines.stream()
                .filter(line -> line.startsWith(first + " "))
                .map(line -> line.split(" ")[1])
                .skip(index)
                .findFirst()
                .orElseThrow();
    }

    /** The whole lines that are there. */
    private static List<String> lines(Path file) {
        String text = text(file);
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (!text.isEmpty() && !text.endsWith("\n")) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            return "";
        }
    }
}
