/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * A caller who counts aloud, a frame a number, to find out whether all of it comes back: in order, none twice, none missing. A machine that stands still for some tenths of a second makes frames late, and what is late is left out on
 * purpose; so he may count three times, and has to hear one of them whole. What comes in disorder or twice is wrong at once.
 */
public final class Counting {

    private static final int TIMES = 3;
    /** What he says after it, other each time, until it comes back; below 256, as some lines have a byte for it. */
    private static final int END = 250;

    private final IntConsumer says;
    private final Supplier<List<Integer>> heard;

    /**
     * A caller.
     *
     * @param says says a frame of this number
     * @param heard the numbers of all frames that he has heard so far
     */
    public Counting(IntConsumer says, Supplier<List<Integer>> heard) {
        this.says = says;
        this.heard = heard;
    }

    /** Counts, and hears all of it. */
    public void hearsAll(int from, int to) {
        int all = to - from + 1;
        List<Integer> numbers = List.of();
        for (int time = 1; time <= TIMES && numbers.size() < all; time++) {
            numbers = hears(from, to, END + time);
        }
        assertThat(numbers).hasSize(all);
    }

    private List<Integer> hears(int from, int to, int end) {
        int before = heard.get().size();
        for (int number = from; number <= to; number++) {
            says.accept(number);
        }
        awaits(end);
        List<Integer> all = heard.get();
        List<Integer> numbers = all.subList(before, all.size()).stream()
                .filter(number -> number >= from && number <= to)
                .toList();
        assertThat(numbers).isSorted().doesNotHaveDuplicates();
        return numbers;
    }

    private void awaits(int end) {
        await("the end of what was said")
                .atMost(Duration.ofSeconds(10))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    says.accept(end);
                    return heard.get().contains(end);
                });
    }
}
