/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.WavWriter;

/**
 * The folder of recordings: a folder a day, a file a call, named by the call's id and nothing else. Only the hub's user may read them. A file
 * that is being written is in the folder {@value #UNFINISHED}, with its day in its name, so that a start finds what a crash left without a look
 * at all that is finished. Thread-safe.
 */
public final class RecordingFiles {

    private static final Logger LOG = LoggerFactory.getLogger(RecordingFiles.class);
    private static final String UNFINISHED = "unfinished";
    private static final String PART = ".part";
    /** A file that is being written: year, month, day, name. */
    private static final Pattern BEGUN = Pattern.compile("(\\d+)-(\\d{2})-(\\d{2})-(.+)\\.part");

    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy/MM/dd").withZone(ZoneOffset.UTC);
    private static final FileAttribute<?> FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final Path folder;
    private final Path unfinished;
    private final String name;
    private final Disk disk;

    /** Where files come from. */
    interface Disk {

        /** Makes a file that isn't there, to be written. */
        SeekableByteChannel create(Path file, FileAttribute<?>... attributes) throws IOException;
    }

    /** @param folder is made when the first recording begins */
    public RecordingFiles(Path folder) {
        this(
                folder,
                (file, attributes) -> Files.newByteChannel(
                        file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes));
    }

    RecordingFiles(Path folder, Disk disk) {
        this.folder = folder.toAbsolutePath().normalize();
        this.unfinished = this.folder.resolve(UNFINISHED);
        this.name = this.folder.getFileName().toString();
        this.disk = disk;
    }

    /** A recording that may be read. */
    public record Found(Path path, boolean isFinished) {}

    /** A name for a recording that begins now, as records and events have it: below the data folder, with plain slashes. */
    String nameOf(UUID call, Instant now) {
        String day = name + "/" + DAY.format(now) + "/" + call;
        String free = day + ".wav";
        // A call that talks a second time has a second recording.
        for (int number = 2; Files.exists(path(free)) || Files.exists(begun(path(free))); number++) {
            free = day + "-" + number + ".wav";
        }
        return free;
    }

    /** Begins the file of this name; if it can't be written, there is none. */
    WavWriter create(String recording, int rate) throws IOException {
        Path whole = path(recording);
        Path part = begun(whole);
        // Where it goes in the end: a folder that can't be made is told now.
        Files.createDirectories(whole.getParent(), attributes(FOLDER));
        Files.createDirectories(unfinished, attributes(FOLDER));
        SeekableByteChannel file;
        try {
            file = disk.create(part, attributes(FILE));
        } catch (FileAlreadyExistsException e) {
            throw new IOException("There is a recording of this name already", e);
        }
        try {
            return WavWriter.begin(file, new AudioFormat(Encoding.PCM16_LE, rate, 2));
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(part);
            throw e;
        }
    }

    /** It is written to its end. */
    void finished(String recording) throws IOException {
        Path whole = path(recording);
        finish(begun(whole), whole);
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
        Path part = begun(file);
        return Files.isRegularFile(part) ? Optional.of(new Found(part, false)) : Optional.empty();
    }

    private Path path(String recording) {
        return folder.resolveSibling(recording).normalize();
    }

    /** Where a recording is until it is finished. */
    private Path begun(Path whole) {
        String flat = folder.relativize(whole)
                .toString()
                .replace(whole.getFileSystem().getSeparator(), "-");
        return unfinished.resolve(flat + PART);
    }

    /** Finishes what a hub that was killed left behind. */
    public void recover() {
        if (!Files.isDirectory(folder)) {
            return;
        }
        if (Files.isDirectory(unfinished)) {
            recoverBegun();
        } else {
            recoverOlderLayout();
        }
    }

    private void recoverBegun() {
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(unfinished, "*" + PART)) {
            for (Path part : parts) {
                Matcher begun = BEGUN.matcher(part.getFileName().toString());
                if (begun.matches()) {
                    recover(part, folder.resolve(begun.replaceFirst("$1/$2/$3/$4")));
                }
            }
        } catch (IOException e) {
            LOG.warn("Unfinished recordings can't be looked for: {}", FileProblem.words(e));
        }
    }

    /** A hub of before wrote among the recordings that were finished. Looked for once: from then on there is a folder of their own. */
    private void recoverOlderLayout() {
        each(PART, (part, attributes) -> {
            String file = part.getFileName().toString();
            recover(part, part.resolveSibling(file.substring(0, file.length() - PART.length())));
        });
        try {
            Files.createDirectories(unfinished, attributes(FOLDER));
        } catch (IOException e) {
            LOG.warn("The folder of recordings {} can't be written: {}", folder, FileProblem.words(e));
        }
    }

    private void recover(Path part, Path whole) {
        try {
            finish(part, whole);
        } catch (IOException e) {
            LOG.warn("The unfinished recording {} stays as it is: {}", part, FileProblem.words(e));
        }
    }

    /** Sets the lengths in its header, if that wasn't done, and puts it where it belongs. One that has not even a header goes. */
    private void finish(Path part, Path whole) throws IOException {
        if (!WavWriter.finish(part)) {
            Files.delete(part);
        } else if (Files.exists(whole)) {
            throw new FileAlreadyExistsException(whole.toString());
        } else {
            Files.createDirectories(whole.getParent(), attributes(FOLDER));
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Deletes what is older. */
    public void forget(Duration age, Instant now) {
        Instant limit = now.minus(age);
        if (!Files.isDirectory(folder)) {
            return;
        }
        each(".wav", (file, attributes) -> {
            if (attributes.lastModifiedTime().toInstant().isBefore(limit)) {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    LOG.warn("The recording {} can't be deleted: {}", file, FileProblem.words(e));
                }
            }
        });
    }

    /** All files with this ending. What can't be read is left out. */
    private void each(String ending, BiConsumer<Path, BasicFileAttributes> action) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (file.toString().endsWith(ending)) {
                        action.accept(file, attributes);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    LOG.warn("{} is left out among the recordings: {}", file, FileProblem.words(e));
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            LOG.warn("The folder of recordings {} can't be read: {}", folder, FileProblem.words(e));
        }
    }

    private FileAttribute<?>[] attributes(FileAttribute<?> posix) {
        boolean isPosix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        return isPosix ? new FileAttribute<?>[] {posix} : new FileAttribute<?>[0];
    }
}
