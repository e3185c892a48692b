/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * The folder that holds what the hub itself keeps: the embedded database, the embedded broker, generated keys. Held by
 * one hub at a time, by a lock that the operating system gives back when the process ends, however it ends.
 */
public final class DataDirectory implements AutoCloseable {

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Creates the folder if need be and takes it.
     *
     * @throws IllegalStateException if another hub holds it
     * @throws UncheckedIOException if it can't be created or written
     */
    public static DataDirectory take(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        try {
            Files.createDirectories(folder);
            FileChannel channel =
                    FileChannel.open(folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new IllegalStateException("The data folder " + folder + " is used by another hub: stop that one,"
                        + " or give this one a folder of its own (VOXROUTE_DATA_DIR)");
            }
            return new DataDirectory(folder, channel);
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder " + folder + " can't be used: " + e.getMessage(), e);
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    public Path resolve(String name) {
        return path.resolve(name);
    }

    /** The name of the hub that lives here: made once, kept across restarts. */
    public String hubId() {
        Path file = path.resolve("hub-id");
        try {
            String known = Files.exists(file) ? Files.readString(file).strip() : "";
            if (!known.isEmpty()) {
                return known;
            }
            String made = UUID.randomUUID().toString();
            Files.writeString(file, made);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " can't be used: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
