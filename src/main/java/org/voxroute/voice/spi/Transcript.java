/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

/**
 * What somebody said, in words.
 *
 * @param isFinal false if it may still change
 */
public record Transcript(Speaker speaker, String text, boolean isFinal) {

    /** Who said it. */
    public enum Speaker {
        CALLER,
        AGENT
    }
}
