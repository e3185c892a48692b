/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.util.FileSystemUtils;
import org.voxroute.config.EmbeddedDatabase;

/**
 * The folder of an embedded PostgreSQL as a hub's first start leaves it, with the hub's tables: made once in this JVM,
 * then copied for each hub, since making it takes longer than most of what a test asks of it. It writes without waiting for
 * the disk, which matters only to a machine that loses its power.
 */
final class PreparedDatabase {

    private PreparedDatabase() {}

    /** Deleted with the JVM. */
    private static final class Made {
        static final Path FOLDER = make();

        private static Path make() {
            try {
                Path folder = Files.createTempDirectory("voxroute-database");
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder), "prepared-database"));
                Path made = folder.resolve("postgres");
                try (var database = EmbeddedDatabase.start(made)) {
                    var tables = new PGSimpleDataSource();
                    tables.setUrl(database.jdbcUrl());
                    TestDatabase.migrate(tables);
                }
                Files.writeString(made.resolve("postgresql.conf"), "\nfsync = off\n", StandardOpenOption.APPEND);
                return made;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static void delete(Path folder) {
            try {
                FileSystemUtils.deleteRecursively(folder);
            } catch (IOException e) {
                // A folder of temporary files, in which the operating system clears up as well.
            }
        }
    }

    /** Puts a copy in {@code folder}, unless something is there already. */
    static void in(Path folder) {
        if (Files.exists(folder)) {
            return;
        }
        try {
            Files.createDirectories(folder.getParent());
            copy(Made.FOLDER, folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With the permissions, without which PostgreSQL takes no folder. */
    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }
}
