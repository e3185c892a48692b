/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import org.voxroute.kit.Ports;

/** The calls of {@link VoiceCallLoad} with a bare Netty echo in the hub's place, in a process of its own: what the machine gives at best. Arguments: calls, seconds, threads of the echo. */
public final class BareCallLoad {

    private static final int WARM_UPS = 2;
    private static final int WARM_UP_SECONDS = 15;

    private BareCallLoad() {}

    public static void main(String[] args) throws Exception {
        int calls = Integer.parseInt(args.length > 0 ? args[0] : "1000");
        int seconds = Integer.parseInt(args.length > 1 ? args[1] : "60");
        String threads = args.length > 2 ? args[2] : "2";
        int port = Ports.free();
        Process echo = start(port, threads);
        try {
            await("the echo").atMost(20, SECONDS).until(() -> answers(port));
            for (int round = 0; round < WARM_UPS; round++) {
                try (var warm = new LoadCallers(port)) {
                    warm.call(calls);
                    Thread.sleep(1_000L * WARM_UP_SECONDS);
                }
            }
            try (var callers = new LoadCallers(port)) {
                VoiceCallLoad.talk(callers, new HubWatch(echo.pid()), calls, seconds, "echo", () -> {});
            }
        } finally {
            echo.destroy();
        }
        System.exit(0);
    }

    private static Process start(int port, String threads) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BareEcho.class.getName(),
                        "" + port,
                        threads)
                .inheritIO()
                .start();
    }

    private static boolean answers(int port) {
        try (var socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
