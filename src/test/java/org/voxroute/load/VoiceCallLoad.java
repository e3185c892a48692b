/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.voxroute.kit.HubProcess;
import org.voxroute.kit.Ports;

/**
 * So many calls at once through AudioSocket, 50 frames a second each, with the provider echo; the hub in a process of its own. Arguments: calls, seconds, calls more at each step until it breaks (0: none). Prints frames lost, the time
 * from a frame in to a frame out, processor and memory a call, and how calls beyond the capacity are refused. The system property hub.jvm has options of the hub's Java virtual machine.
 */
public final class VoiceCallLoad {

    private static final int WARM_UPS = 4;
    private static final int WARM_UP_SECONDS = 20;
    /** After the sweeps of the heap before it, and so many calls that begin at once. */
    private static final int SETTLE_SECONDS = 10;

    private static final int STEP_SECONDS = 15;
    private static final int TOO_MANY = 50;
    /** A call is broken whose frames come back later than the next one is sent. */
    private static final double BROKEN_MILLIS = 20;

    private VoiceCallLoad() {}

    public static void main(String[] args) throws Exception {
        int calls = Integer.parseInt(args.length > 0 ? args[0] : "1000");
        int seconds = Integer.parseInt(args.length > 1 ? args[1] : "60");
        int step = Integer.parseInt(args.length > 2 ? args[2] : "0");
        measure(calls, seconds);
        if (step > 0) {
            breakIt(calls, step);
        }
        System.exit(0);
    }

    private static void measure(int calls, int seconds) throws Exception {
        int port = Ports.free();
        try (var hub = hub(port, calls)) {
            var watch = new HubWatch(hub.pid());
            System.out.println("started: " + watch.state());
            warmUp(port, calls, true, watch);
            double heapBefore = watch.heapMegabytes();
            double residentBefore = watch.residentMegabytes();
            System.out.println("warm:    " + watch.state());
            try (var callers = new LoadCallers(port)) {
                talk(callers, watch, calls, seconds, "hub", () -> {
                    String refusals = refused(port);
                    System.out.printf("%s; %d of %d go on%n", refusals, callers.talking(), calls);
                });
                double heap = watch.heapMegabytes() - heapBefore;
                System.out.printf(
                        "memory a call: heap after GC %.3f MB, RSS %.3f MB (%.0f MB with calls)%n",
                        heap / calls, (watch.residentMegabytes() - residentBefore) / calls, watch.residentMegabytes());
            }
            await().atMost(10, SECONDS).until(() -> watch.callObjects() == 0);
            System.out.println("after:   " + watch.state());
        }
    }

    /** What may be seen while all of them talk. */
    interface Meanwhile {
        void look() throws Exception;
    }

    /** So many call, and once they have settled they talk for so long; what came of it is told. */
    static void talk(LoadCallers callers, HubWatch watch, int calls, int seconds, String who, Meanwhile meanwhile)
            throws Exception {
        callers.call(calls);
        await().atMost(30, SECONDS).until(() -> callers.talking() == calls);
        Thread.sleep(1_000L * SETTLE_SECONDS);
        callers.measure();
        double cpu = watch.cpuSeconds();
        double ownCpu = ownCpuSeconds();
        long from = System.nanoTime();
        Thread.sleep(1_000L * seconds);
        double took = (System.nanoTime() - from) / 1e9;
        double cores = (watch.cpuSeconds() - cpu) / took;
        double ownCores = (ownCpuSeconds() - ownCpu) / took;
        meanwhile.look();
        LoadCallers.Result result = callers.finish(500);
        System.out.printf(
                "%d calls, %d s: %d frames sent (%d not, for want of the callers' time), %d lost; %s%n",
                calls, seconds, result.sent(), result.unsent(), result.lost(), result.delays());
        System.out.printf("callers: %.2f cores, late themselves by %s%n", ownCores, result.ownDelays());
        System.out.printf("%s: %.2f cores, %.3f %% of a core a call%n", who, cores, 100 * cores / calls);
    }

    /** Calls come and go a few times: what happens for the first time, a refusal or an end, has the JVM compile anew what it took for never happening. */
    private static void warmUp(int port, int calls, boolean isFull, HubWatch watch) throws Exception {
        for (int round = 0; round < WARM_UPS; round++) {
            try (var warm = new LoadCallers(port)) {
                warm.call(calls);
                Thread.sleep(1_000L * WARM_UP_SECONDS);
                if (isFull) {
                    refused(port);
                }
            }
            await().atMost(10, SECONDS).until(() -> watch.sockets() < calls);
        }
    }

    private static String refused(int port) throws Exception {
        try (var tooMany = new LoadCallers(port)) {
            tooMany.call(TOO_MANY);
            await().atMost(5, SECONDS).until(() -> tooMany.refused() == TOO_MANY);
            return "%d calls more: %d refused, within %.1f ms"
                    .formatted(TOO_MANY, tooMany.refused(), tooMany.refusedWithinMillis());
        }
    }

    private static void breakIt(int calls, int step) throws Exception {
        int port = Ports.free();
        try (var hub = hub(port, 100_000);
                var callers = new LoadCallers(port)) {
            var watch = new HubWatch(hub.pid());
            warmUp(port, calls, false, watch);
            for (int now = calls; ; now += step) {
                callers.call(now == calls ? calls : step);
                int wanted = now;
                await().atMost(60, SECONDS).until(() -> callers.talking() == wanted);
                Thread.sleep(2_000);
                callers.measure();
                double cpu = watch.cpuSeconds();
                long from = System.nanoTime();
                Thread.sleep(1_000L * STEP_SECONDS);
                double cores = (watch.cpuSeconds() - cpu) / ((System.nanoTime() - from) / 1e9);
                LoadCallers.Result result = callers.sofar();
                double rate = result.back() / (double) STEP_SECONDS;
                System.out.printf(
                        "%d calls: %.0f frames/s back (%.1f %%); %s; hub %.2f cores%n",
                        now, rate, 100 * rate / (50.0 * now), result.delays(), cores);
                if (result.delays().percentile(0.99) > BROKEN_MILLIS || rate < 0.98 * 50 * now) {
                    System.out.printf("broken at %d calls%n", now);
                    return;
                }
            }
        }
    }

    private static double ownCpuSeconds() {
        return ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()
                / 1e3;
    }

    static HubProcess hub(int port, int capacity) throws Exception {
        Path data = Files.createTempDirectory("voice-load");
        return HubProcess.start(
                data,
                Map.of(
                        "audiosocket.port",
                        "" + port,
                        "voxroute.voice.provider",
                        "echo",
                        "voxroute.voice.capacity",
                        "" + capacity),
                System.getProperty("hub.jvm", "-XX:+UseG1GC").split(" "));
    }
}
