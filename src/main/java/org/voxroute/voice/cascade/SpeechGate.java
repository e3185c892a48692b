/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

/** Makes speech or silence of probabilities, with hysteresis: a dip within a word is no pause. */
final class SpeechGate {

    private final float on;
    private final float off;
    private boolean speech;

    SpeechGate(float on, float off) {
        this.on = on;
        this.off = off;
    }

    /** Whether somebody speaks, by this window and those before. */
    boolean window(float probability) {
        speech = probability >= (speech ? off : on);
        return speech;
    }
}
