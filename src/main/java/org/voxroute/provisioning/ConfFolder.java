/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The switch's configuration folder. A file is replaced in one step; what stood there before is kept beside it until the
 * new one is settled, also over a crash. The switch reads no file whose name begins with a dot. Used by one thread at a time.
 */
public final class ConfFolder {

    /** No file has this hash: something stands there that is no regular file. */
    static final String NO_FILE_OF_OURS = "-";

    private static final String TEMPORARY = ".hub-new";
    private static final String PREVIOUS = ".hub-previous";
    private static final String ABSENT = ".hub-absent";

    private final Path root;

    /** @param root FreeSWITCH's configuration folder */
    public ConfFolder(Path root) {
        this.root = root;
    }

    /** SHA-256 of the file; null if there is none; {@link #NO_FILE_OF_OURS} of a link, a folder and the like. */
    @Nullable
    String hash(String file) {
        Path path = root.resolve(file);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            return NO_FILE_OF_OURS;
        }
        try {
            return RenderedFile.hash(Files.readAllBytes(path));
        } catch (NoSuchFileException gone) {
            return null;
        } catch (IOException e) {
            throw problem("read", file, e);
        }
    }

    /** Writes the new content beside the file. */
    void prepare(String file, byte[] content) {
        Path target = beside(file, TEMPORARY);
        try {
            if (!Files.isDirectory(root)) {
                throw new NoSuchFileException(root.toString());
            }
            Files.createDirectories(target.getParent());
            Files.write(target, content);
        } catch (IOException e) {
            discard(file);
            throw problem("write", file, e);
        }
    }

    /** Waits until what was prepared is on the disk: a power cut must not leave an empty file. */
    void force(String file) {
        try (var channel = FileChannel.open(beside(file, TEMPORARY), StandardOpenOption.WRITE)) {
            channel.force(true);
        } catch (IOException e) {
            discard(file);
            throw problem("write", file, e);
        }
    }

    void discard(String file) {
        try {
            Files.deleteIfExists(beside(file, TEMPORARY));
        } catch (IOException leftOver) {
            // It is taken away at the next start; the switch does not read it.
        }
    }

    /** Puts the prepared content in place, in one step. */
    void place(String file) {
        Path target = root.resolve(file);
        try {
            keep(file, target);
            Files.move(
                    beside(file, TEMPORARY),
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            discard(file);
            settle(file);
            throw problem("replace", file, e);
        }
    }

    private void keep(String file, Path target) throws IOException {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            Files.write(beside(file, ABSENT), new byte[0]);
            return;
        }
        Path previous = beside(file, PREVIOUS);
        Files.deleteIfExists(previous);
        try {
            Files.createLink(previous, target);
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            Files.copy(target, previous);
        }
    }

    /** Takes the file away. */
    void remove(String file) {
        try {
            Files.move(root.resolve(file), beside(file, PREVIOUS), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw problem("remove", file, e);
        }
    }

    /** What stood there before {@link #place} or {@link #remove} stands there again. */
    void restore(String file) {
        Path target = root.resolve(file);
        try {
            if (Files.exists(beside(file, PREVIOUS), LinkOption.NOFOLLOW_LINKS)) {
                Files.move(
                        beside(file, PREVIOUS),
                        target,
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                // Moving one link of a file over another of the same file does nothing.
                Files.deleteIfExists(beside(file, PREVIOUS));
            } else if (Files.deleteIfExists(beside(file, ABSENT))) {
                Files.deleteIfExists(target);
            }
        } catch (IOException e) {
            throw problem("put back", file, e);
        }
    }

    /** The new content stays; what was before is forgotten. */
    void settle(String file) {
        try {
            Files.deleteIfExists(beside(file, PREVIOUS));
            Files.deleteIfExists(beside(file, ABSENT));
        } catch (IOException leftOver) {
            // It is taken away at the next start; the switch does not read it.
        }
    }

    /** Makes the moves in these files' folders last. */
    void forceFolders(Collection<String> files) {
        files.stream().map(file -> root.resolve(file).getParent()).distinct().forEach(folder -> {
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            } catch (IOException notOnThisSystem) {
                // Some systems don't let folders be opened; the reconcile after a power cut finds what is missing.
            }
        });
    }

    /** Files in this folder that a crash left between placed and settled; half-written ones are taken away. */
    List<String> unsettled(String folder) {
        Path path = root.resolve(folder);
        var found = new ArrayList<String>();
        if (!Files.isDirectory(path)) {
            return found;
        }
        try (Stream<Path> files = Files.list(path)) {
            files.forEach(each -> {
                String name = each.getFileName().toString();
                if (name.startsWith(".") && name.endsWith(TEMPORARY)) {
                    discard(folder + "/" + name.substring(1, name.length() - TEMPORARY.length()));
                } else if (name.startsWith(".") && name.endsWith(PREVIOUS)) {
                    found.add(folder + "/" + name.substring(1, name.length() - PREVIOUS.length()));
                } else if (name.startsWith(".") && name.endsWith(ABSENT)) {
                    found.add(folder + "/" + name.substring(1, name.length() - ABSENT.length()));
                }
            });
        } catch (IOException e) {
            throw problem("read", folder, e);
        }
        return found;
    }

    private Path beside(String file, String suffix) {
        Path path = root.resolve(file);
        return path.resolveSibling("." + path.getFileName() + suffix);
    }

    private static FileProblem problem(String what, String file, IOException e) {
        String why;
        if (e instanceof AccessDeniedException) {
            why = "the hub is not allowed to";
        } else if (e instanceof NoSuchFileException) {
            why = "it, or its folder, does not exist";
        } else if (e instanceof FileSystemException system && system.getReason() != null) {
            why = system.getReason();
        } else {
            why = e.getClass().getSimpleName()
                    + (e.getMessage() == null || e instanceof FileSystemException ? "" : ": " + e.getMessage());
        }
        return new FileProblem("Can't " + what + " " + file + " in the switch's configuration folder: " + why, e);
    }
}
