/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The second opinion: SoX, where it is installed. */
final class Sox {

    private Sox() {}

    /** For {@code @EnabledIf}. */
    static boolean isInstalled() {
        try {
            run("--version");
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    static void run(Object... arguments) {
        List<String> command = new ArrayList<>(List.of("sox"));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        try {
            Process sox = new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(sox.getInputStream().readAllBytes(), UTF_8);
            if (!sox.waitFor(30, TimeUnit.SECONDS) || sox.exitValue() != 0) {
                sox.destroyForcibly();
                throw new AssertionError(command + ": " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
