/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What should be deployed, of every kind. Thread-safe. */
public final class Sources {

    private final Map<FileKind, SwitchFiles> byKind = new EnumMap<>(FileKind.class);

    /** @param sources at most one a kind */
    public Sources(Collection<SwitchFiles> sources) {
        sources.forEach(source -> {
            if (byKind.put(source.kind(), source) != null) {
                throw new IllegalArgumentException("Two sources of " + source.kind());
            }
        });
    }

    /** Those that somebody looks after. */
    Set<FileKind> kinds() {
        return byKind.keySet();
    }

    Optional<SwitchFile> find(FileKey key) {
        SwitchFiles source = byKind.get(key.kind());
        return source == null ? Optional.empty() : source.find(key);
    }

    Map<FileKey, SwitchFile> find(List<FileKey> keys) {
        var found = new HashMap<FileKey, SwitchFile>();
        byKind.forEach((kind, source) -> {
            List<FileKey> own = keys.stream().filter(key -> key.kind() == kind).toList();
            if (!own.isEmpty()) {
                source.find(own).forEach(file -> found.put(file.key(), file));
            }
        });
        return found;
    }

    void forEach(Consumer<SwitchFile> each) {
        byKind.values().forEach(source -> source.forEach(each));
    }
}
