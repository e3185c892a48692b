/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import org.jspecify.annotations.Nullable;

/**
 * What somebody said, in words.
 *
 * @param isFinal false if it may still change
 * @param confidence 0 to 1, null if not known
 */
public record Transcript(
        Speaker speaker,
        String text,
        boolean isFinal,
        @Nullable Double confidence) {

    /** Without a word on how sure it is. */
    public Transcript(Speaker speaker, String text, boolean isFinal) {
        this(speaker, text, isFinal, null);
    }

    /** Who said it. */
    public enum Speaker {
        CALLER,
        AGENT
    }
}
