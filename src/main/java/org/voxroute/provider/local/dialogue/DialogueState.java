/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a dialogue.
 *
 * @param say on the way in
 * @param again when the caller was not understood
 * @param digits slot that digits of the keypad fill, ended by hash, or null
 */
public record DialogueState(
        String name, String say, String again, @Nullable String digits, List<Answer> answers) {

    public DialogueState {
        answers = List.copyOf(answers);
    }

    /** What the recogniser expects here. */
    public String listen() {
        return name;
    }

    /** What it expects when a confirmation was asked for. */
    public String listenForConfirmation() {
        return name + "/confirm";
    }
}
