/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.dialogue.ChatSettings;
import org.voxroute.voice.cascade.CascadeSettings;

/**
 * What the local provider works with.
 *
 * @param work folder for what it unpacks and calculates; may be deleted while the hub is stopped
 * @param model folder of an acoustic model for Sphinx; null for the one that is shipped
 * @param voice of flite, where an agent's profile names none
 * @param dialogues folder of dialogue files; need not exist
 * @param dialogue name of the one that counts where a route names none
 * @param answers who answers where a route doesn't say so
 * @param patience how long a route may take to answer before the caller is told
 * @param turns how it takes turns
 * @param chat where the language model is; null if there is none
 */
public record LocalSettings(
        Path work,
        @Nullable Path model,
        String voice,
        Path dialogues,
        String dialogue,
        Answers answers,
        Duration patience,
        CascadeSettings turns,
        @Nullable ChatSettings chat) {

    /** Who decides what is said. */
    public enum Answers {
        /** A dialogue file. */
        DIALOGUE,
        /** A language model behind an OpenAI-compatible address. */
        CHAT,
        /** A route: from {@code voice:utterances}, to {@code voice:say}. */
        ROUTE;

        /** As routes and the configuration write it. */
        public static Answers of(String word) {
            for (Answers one : values()) {
                if (one.name().equalsIgnoreCase(word)) {
                    return one;
                }
            }
            throw new IllegalArgumentException("'" + word + "' answers nobody: it is dialogue, chat or route");
        }
    }
}
