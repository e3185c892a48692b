/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A hub in a process of its own, so that it can be killed. It makes its database itself, as at any first start. */
public final class HubProcess implements AutoCloseable {

    private final Process process;
    private final Hub.HubClient client;

    private HubProcess(Process process, Hub.HubClient client) {
        this.process = process;
        this.client = client;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param jvm options of the Java virtual machine
     */
    public static HubProcess start(Path dataDir, Map<String, String> settings, String... jvm) throws IOException {
        Files.createDirectories(dataDir);
        int port = Ports.free();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx700m");
        command.addAll(List.of(jvm));
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add("org.voxroute.VoxrouteApplication");
        command.addAll(Hub.arguments(dataDir, settings, port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(dataDir.resolve("hub.log").toFile())
                .start();
        var client = new Hub.HubClient("http://127.0.0.1:" + port);
        var hub = new HubProcess(process, client);
        try {
            await("the hub")
                    .atMost(180, SECONDS)
                    .ignoreExceptions()
                    .until(() -> client.get("/health").path("httpStatus").asInt() == 200);
        } catch (RuntimeException e) {
            hub.close();
            throw new IllegalStateException("The hub didn't start: " + Files.readString(dataDir.resolve("hub.log")), e);
        }
        return hub;
    }

    /** The same for a test: code that is compiled for years costs more than it gains in a hub that lives for seconds. */
    public static HubProcess shortLived(Path dataDir, Map<String, String> settings) throws IOException {
        return start(dataDir, settings, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    }

    public Hub.HubClient client() {
        return client;
    }

    public long pid() {
        return process.pid();
    }

    /** SIGKILL: it has no time for anything. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        if (process.onExit().completeOnTimeout(null, 20, SECONDS).join() == null) {
            process.destroyForcibly();
        }
    }
}
