/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.voxroute.provider.local.dialogue.Dialogue;
import org.voxroute.provider.local.dialogue.DialogueFile;
import org.voxroute.provider.local.recognition.Domain;
import org.voxroute.voice.spi.ProviderError;

/** The dialogues of a folder, by name, each read again when its file changed; and the one that is shipped. Thread-safe. */
final class Dialogues {

    private static final String SHIPPED = "reception";
    private static final String SUFFIX = ".dialogue.yaml";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    private final Path folder;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /**
     * A dialogue that was read.
     *
     * @param domain what it expects, made once
     */
    record Ready(Dialogue dialogue, Domain domain) {

        Ready(Dialogue dialogue) {
            this(dialogue, dialogue.domain());
        }
    }

    private record Known(FileTime changed, Ready ready) {}

    Dialogues(Path folder) {
        this.folder = folder;
    }

    /** @throws ProviderError if there is none of this name, or it has a mistake */
    Ready find(String name) throws ProviderError {
        if (!NAME.matcher(name).matches()) {
            throw new ProviderError("'" + name + "' is no name of a dialogue", false, "letters, digits, - and _");
        }
        Path file = folder.resolve(name + SUFFIX);
        try {
            if (!Files.isRegularFile(file)) {
                if (name.equals(SHIPPED)) {
                    return known.computeIfAbsent(
                                    SHIPPED,
                                    shipped -> new Known(FileTime.fromMillis(0), new Ready(DialogueFile.reception())))
                            .ready();
                }
                throw new ProviderError("There is no dialogue " + name, false, "looked for " + file.toAbsolutePath());
            }
            FileTime changed = Files.getLastModifiedTime(file);
            Known before = known.get(name);
            if (before == null || !before.changed().equals(changed)) {
                before = new Known(changed, new Ready(DialogueFile.read(file)));
                known.put(name, before);
            }
            return before.ready();
        } catch (IOException | IllegalArgumentException e) {
            throw new ProviderError("The dialogue " + name + " can't be read: " + e.getMessage(), false, "", e);
        }
    }
}
