/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Notices changed files in a folder by looking at it. A file counts as changed when it looks the same twice in a row:
 * an editor may still be writing it at the first look. Used by one thread at a time.
 */
final class FolderWatch {

    /** What a look found: files to load, and files that are gone; both in the order of their names. */
    record Changes(List<Path> changed, List<Path> gone) {
        boolean isEmpty() {
            return changed.isEmpty() && gone.isEmpty();
        }
    }

    private record Look(long modified, long size, Object key) {}

    private final Path folder;
    private final String suffix;
    private final Map<Path, Look> known = new HashMap<>();
    private Map<Path, Look> before = Map.of();

    FolderWatch(Path folder, String suffix) {
        this.folder = folder;
        this.suffix = suffix;
    }

    /** Everything that is there now, as known. */
    List<Path> all() throws IOException {
        Map<Path, Look> now = look();
        known.putAll(now);
        before = now;
        return List.copyOf(now.keySet());
    }

    Changes changes() throws IOException {
        Map<Path, Look> now = look();
        var changed = new ArrayList<Path>();
        now.forEach((file, look) -> {
            if (look.equals(before.get(file)) && !look.equals(known.get(file))) {
                known.put(file, look);
                changed.add(file);
            }
        });
        var gone = new ArrayList<Path>();
        known.keySet().stream()
                .filter(file -> !now.containsKey(file) && !before.containsKey(file))
                .sorted()
                .forEach(gone::add);
        gone.forEach(known::remove);
        before = now;
        return new Changes(changed, gone);
    }

    private Map<Path, Look> look() throws IOException {
        var found = new TreeMap<Path, Look>();
        if (!Files.isDirectory(folder)) {
            return found;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (file.getFileName().toString().endsWith(suffix)) {
                    add(found, file);
                }
            }
        }
        return found;
    }

    private static void add(Map<Path, Look> found, Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                Object key = attributes.fileKey() == null ? file : attributes.fileKey();
                found.put(file, new Look(attributes.lastModifiedTime().toMillis(), attributes.size(), key));
            }
        } catch (NoSuchFileException e) {
            // Gone between the listing and the look: the next look will tell.
        }
    }
}
