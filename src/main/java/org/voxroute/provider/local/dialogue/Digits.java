/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import org.jspecify.annotations.Nullable;

/** The digits that a caller presses for one slot: the hash ends them, the star begins anew. Not thread-safe. */
final class Digits {

    /** Those beyond are left out. */
    static final int MOST = 32;

    private final StringBuilder pressed = new StringBuilder();

    /**
     * One key more.
     *
     * @return all digits if this key ended them, each a word; else null
     */
    @Nullable
    String press(char key) {
        if (key == '#' && pressed.length() > 0) {
            String all = String.join(" ", pressed.toString().split(""));
            clear();
            return all;
        }
        if (key == '*') {
            clear();
        } else if (key != '#' && pressed.length() < MOST) {
            pressed.append(key);
        }
        return null;
    }

    void clear() {
        pressed.setLength(0);
    }

    /** Those that nothing has ended yet. */
    String begun() {
        return pressed.toString();
    }

    /** As if these had been pressed, and no others. */
    void set(String begun) {
        clear();
        pressed.append(begun);
    }
}
