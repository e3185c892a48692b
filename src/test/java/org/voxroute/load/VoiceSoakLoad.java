/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.locks.LockSupport;
import org.voxroute.kit.HubProcess;
import org.voxroute.kit.Ports;

/** Calls that come and go, so many a second, each a second long; the hub in a process of its own. Arguments: calls a second, seconds. Prints what the hub holds before and after, and how many calls have their record. */
public final class VoiceSoakLoad {

    private static final int WARM_UP_SECONDS = 20;

    private VoiceSoakLoad() {}

    public static void main(String[] args) throws Exception {
        int perSecond = Integer.parseInt(args.length > 0 ? args[0] : "200");
        int seconds = Integer.parseInt(args.length > 1 ? args[1] : "120");
        int port = Ports.free();
        try (var hub = VoiceCallLoad.hub(port, 4 * perSecond)) {
            var watch = new HubWatch(hub.pid());
            System.out.println("started: " + watch.state());
            comeAndGo(port, perSecond, WARM_UP_SECONDS);
            await().atMost(20, SECONDS).until(() -> watch.callObjects() == 0);
            System.out.println("before:  " + watch.state());
            double cpu = watch.cpuSeconds();
            String seen = comeAndGo(port, perSecond, seconds);
            System.out.printf("%s; hub %.2f cores%n", seen, (watch.cpuSeconds() - cpu) / seconds);
            await().atMost(20, SECONDS).until(() -> watch.callObjects() == 0);
            System.out.println("after:   " + watch.state());
            long from = System.nanoTime();
            int all = perSecond * (seconds + WARM_UP_SECONDS);
            await().atMost(120, SECONDS).pollInterval(1, SECONDS).until(() -> records(hub) >= all);
            System.out.printf(
                    "records: %d of all %d calls, the last within %d s of then%n",
                    records(hub), all, 1 + NANOSECONDS.toSeconds(System.nanoTime() - from));
        }
        System.exit(0);
    }

    private static long records(HubProcess hub) {
        return hub.client()
                .get("/api/cdr?limit=1&total=exact")
                .at("/data/total")
                .asLong();
    }

    private static String comeAndGo(int port, int perSecond, int seconds) throws Exception {
        long gap = SECONDS.toNanos(1) / perSecond;
        int calls = perSecond * seconds;
        try (var callers = new LoadCallers(port)) {
            long next = System.nanoTime();
            for (int call = 0; call < calls; call++) {
                next += gap;
                LockSupport.parkNanos(Math.max(0, next - System.nanoTime()));
                callers.callFor(SECONDS.toMillis(1));
            }
            await().atMost(20, SECONDS).until(() -> callers.inProgress() == 0);
            return "%d calls in %d s, %d of them heard themselves, %d were refused"
                    .formatted(calls, seconds, callers.heardThemselves(), callers.refused());
        }
    }
}
