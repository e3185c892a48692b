/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

/** How long a caller who has the word says nothing, and how often he was asked whether he is there. Not thread-safe. */
final class NoInput {

    /** Asked for time, a caller gets so much more of it. */
    private static final int PATIENCE = 3;

    private final long limit;
    private long quiet;
    private int prompts;

    /** @param limit milliseconds after which he is asked */
    NoInput(long limit) {
        this.limit = limit;
    }

    /**
     * Time goes on in which he says nothing.
     *
     * @param hasWord otherwise he isn't waited for
     * @param patience whether he asked for time
     * @return how often he is to be asked since he last answered, with this time; 0 if not now
     */
    int window(long millis, boolean hasWord, boolean patience) {
        quiet = hasWord ? quiet + millis : 0;
        if (quiet < (patience ? PATIENCE : 1) * limit) {
            return 0;
        }
        quiet = 0;
        return ++prompts;
    }

    /** He is silent from now on. */
    void begin() {
        quiet = 0;
    }

    /** He is there: he said something, or pressed a key. */
    void answered() {
        prompts = 0;
    }
}
