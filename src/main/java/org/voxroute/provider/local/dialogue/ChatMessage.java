/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.Locale;

/** Something said in a conversation with a language model. */
public record ChatMessage(Role role, String text) {

    /** Who said it. */
    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
