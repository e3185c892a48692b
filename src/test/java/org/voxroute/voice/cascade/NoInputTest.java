/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoInputTest {

    private static final int WINDOW = 100;
    private static final int LIMIT = 10;

    private final NoInput noInput = new NoInput(LIMIT * WINDOW);

    @Test
    void aCallerIsAskedEachTimeTheLimitHasPassed() {
        assertThat(passes(LIMIT - 1, true, false)).isZero();
        assertThat(passes(1, true, false)).isEqualTo(1);
        assertThat(passes(LIMIT, true, false)).isEqualTo(2);
    }

    @Test
    void whoAskedForTimeGetsMore() {
        assertThat(passes(2 * LIMIT, true, true)).isZero();
        assertThat(passes(LIMIT, true, true)).isEqualTo(1);
    }

    @Test
    void nobodyIsWaitedForWhoHasNotTheWord() {
        passes(LIMIT - 1, true, false);
        assertThat(passes(10 * LIMIT, false, false)).isZero();
        assertThat(passes(LIMIT - 1, true, false)).isZero();
    }

    @Test
    void aNewSilenceIsCountedFromItsBeginning() {
        passes(LIMIT - 1, true, false);
        noInput.begin();
        assertThat(passes(LIMIT - 1, true, false)).isZero();
    }

    @Test
    void whoAnsweredIsAskedAsForTheFirstTime() {
        passes(2 * LIMIT, true, false);
        noInput.answered();
        assertThat(passes(LIMIT, true, false)).isEqualTo(1);
    }

    /** As the how many-th time he is asked within so many windows of silence; 0 if he isn't. */
    private int passes(int windows, boolean hasWord, boolean patience) {
        return IntStream.range(0, windows)
                .map(i -> noInput.window(WINDOW, hasWord, patience))
                .reduce(0, Math::max);
    }
}
