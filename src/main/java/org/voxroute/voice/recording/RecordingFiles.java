/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.WavWriter;

/**
 * The folder of recordings: a folder a day, a file a call, named by the call's id and nothing else. Only the hub's user may read them. A file
 * that is being written ends in {@value #UNFINISHED}. Thread-safe.
 */
public final class RecordingFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);
    private static final String UNFINISHED = ".part";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final String name;

    /** @param folder is made when the first recording begins */
    public RecordingFiles(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
        this.name = this.folder.getFileName().toString();
    }

    /** A recording that may be read. */
    public record Found(Path path, boolean isFinished) {}

    /** A name for a recording that begins now, as records and events have it: below the data folder, with plain slashes. */
    String nameOf(UUID call, Instant now) {
        String day = name + "/" + DAY.format(now) + "/" + call;
        String free = day + ".wav";
        // A call that talks a second time has a second recording.
        for (int number = 2; Files.exists(path(free)) || Files.exists(unfinished(path(free))); number++) {
            free = day + "-" + number + ".wav";
        }
        return free;
    }

    /** Begins the file of this name. */
    WavWriter create(String recording, int rate) throws IOException {
        Path file = unfinished(path(recording));
        Files.createDirectories(file.getParent(), attributes(FOLDER));
        try {
            Files.createFile(file, attributes(FILE));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("There is a recording of this name already", e);
        }
        return WavWriter.create(file, new AudioFormat(Encoding.PCM16_LE, rate, 2));
    }

    /** It is written to its end. */
    void finished(String recording) throws IOException {
        Path file = path(recording);
        Files.move(unfinished(file), file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** The recording that a call's record names; empty if it is none of this folder, or gone. */
    public Optional<Found> find(String recording) {
        if (!recording.startsWith(name + "/")) {
            return Optional.empty();
        }
        Path file = path(recording);
        if (!file.startsWith(folder)) {
            return Optional.empty();
        }
        if (Files.isRegularFile(file)) {
            return Optional.of(new Found(file, true));
        }
        return Files.isRegularFile(unfinished(file))
                ? Optional.of(new Found(unfinished(file), false))
                : Optional.empty();
    }

    private Path path(String recording) {
        return folder.resolveSibling(recording).normalize();
    }

    private static Path unfinished(Path file) {
        return file.resolveSibling(file.getFileName() + UNFINISHED);
    }

    /** Finishes what a hub that was killed left behind. */
    public void recover() {
        for (Path file : files(UNFINISHED)) {
            String whole = file.getFileName().toString();
            try {
                if (WavWriter.finish(file)) {
                    Files.move(file, file.resolveSibling(whole.substring(0, whole.length() - UNFINISHED.length())));
                } else {
                    Files.delete(file);
                }
            } catch (IOException e) {
                LOG.warn("The unfinished recording {} stays as it is: {}", file, e.toString());
            }
        }
    }

    /** Deletes what is older. */
    public void forget(Duration age, Instant now) {
        Instant limit = now.minus(age);
        for (Path file : files(".wav")) {
            try {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(limit)) {
                    Files.delete(file);
                }
            } catch (IOException e) {
                LOG.warn("The recording {} can't be deleted: {}", file, e.toString());
            }
        }
    }

    private List<Path> files(String ending) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> file.toString().endsWith(ending)).toList();
        } catch (IOException e) {
            LOG.warn("The folder of recordings {} can't be read: {}", folder, e.toString());
            return List.of();
        }
    }

    private FileAttribute<?>[] attributes(FileAttribute<?> posix) {
        boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix ? new FileAttribute<?>[] {posix} : new FileAttribute<?>[0];
    }
}
