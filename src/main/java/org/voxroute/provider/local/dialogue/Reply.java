/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import org.jspecify.annotations.Nullable;

/**
 * What the voice agent does next.
 *
 * @param text to say; may be empty
 * @param listen state for the recogniser while the caller answers
 * @param answer name of the answer that counts now, or null if none does (yet)
 */
public record Reply(
        String text, Action action, String listen, @Nullable String answer) {}
