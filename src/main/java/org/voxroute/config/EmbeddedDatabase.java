/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real PostgreSQL of the hub's own, for those who name no server. Its files stay between starts. A server that an
 * earlier hub left behind (it was killed) is stopped first: two servers on one folder are refused by PostgreSQL.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration ORPHAN_STOP = Duration.ofSeconds(20);

    private final EmbeddedPostgres postgres;

    private EmbeddedDatabase(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    /** Starts the server with its files in {@code folder}; takes some seconds the first time. */
    public static EmbeddedDatabase start(Path folder) {
        stopOrphan(folder);
        try {
            Files.createDirectories(folder.getParent());
            return new EmbeddedDatabase(EmbeddedPostgres.builder()
                    .setDataDirectory(folder)
                    .setCleanDataDirectory(false)
                    .setServerConfig("max_connections", "60")
                    .setServerConfig("shared_buffers", "128MB")
                    .setServerConfig("autovacuum_naptime", "10s")
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The embedded PostgreSQL could not be started in " + folder + ": " + e.getMessage(), e);
        }
    }

    /** The URL for the driver, with user. */
    public String jdbcUrl() {
        return postgres.getJdbcUrl("postgres", "postgres");
    }

    private static void stopOrphan(Path folder) {
        orphan(folder).ifPresent(process -> {
            LOG.info("Stopping the PostgreSQL (process {}) that an earlier hub left behind", process.pid());
            process.destroy();
            try {
                process.onExit().get(ORPHAN_STOP.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                throw new IllegalStateException(
                        "The PostgreSQL process " + process.pid() + " still uses " + folder + ": stop it by hand", e);
            }
        });
    }

    /** The live server that this folder's pid file names; its first line is the process id, its second the folder. */
    private static Optional<ProcessHandle> orphan(Path folder) {
        Path pidFile = folder.resolve("postmaster.pid");
        if (!Files.isReadable(pidFile)) {
            return Optional.empty();
        }
        try {
            long pid = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).filter(process -> isServerOf(process, folder));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }

    /** A process id may have been given to another program since: the command line tells. */
    private static boolean isServerOf(ProcessHandle process, Path folder) {
        String command = process.info().commandLine().orElse("");
        return command.contains("postgres") && command.contains(folder.toString());
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
