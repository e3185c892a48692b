/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.grammar.Phrase;

/**
 * Something that a caller may answer, and what follows.
 *
 * @param name for events and routes
 * @param phrases any of which says it
 * @param keys that say it on the telephone's keypad, or null
 * @param asks for each slot that must be known, in order: how to ask for it
 * @param confirm question before it counts, or null
 * @param say once it counts; may be empty
 * @param next state, or null: the same
 */
public record Answer(
        String name,
        List<Phrase> phrases,
        @Nullable String keys,
        Map<String, String> asks,
        @Nullable String confirm,
        String say,
        @Nullable String next,
        Action action) {

    public Answer {
        phrases = List.copyOf(phrases);
    }
}
