/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

/** The keys that a caller presses for one answer. */
final class Keys {

    private final long pause;
    private final StringBuilder pressed = new StringBuilder();
    private long since;

    /** @param pause milliseconds after which they are the answer */
    Keys(long pause) {
        this.pause = pause;
    }

    boolean areBeingPressed() {
        return pressed.length() > 0;
    }

    /**
     * One more.
     *
     * @param wanted how many make an answer, 0 for any number
     * @return whether that is the answer
     */
    boolean press(char key, int wanted) {
        since = 0;
        boolean end = key == '#';
        // Alone it is a key like others.
        if (!end || pressed.length() == 0) {
            pressed.append(key);
        }
        return end || pressed.length() == wanted;
    }

    /** Time goes on; whether the pause is long enough now. */
    boolean isOver(long millis) {
        since += millis;
        return since >= pause;
    }

    String take() {
        String all = pressed.toString();
        pressed.setLength(0);
        return all;
    }
}
