/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CallWorkTest {

    private final Deque<Runnable> threads = new ArrayDeque<>();
    private final List<String> done = new ArrayList<>();
    private final List<RuntimeException> problems = new ArrayList<>();
    private final CallWork work = new CallWork(threads::add, 3, problems::add);

    @Test
    void isDoneInOrderAndElsewhere() {
        work.run(() -> done.add("one"));
        work.frame(() -> done.add("two"));
        assertThat(done).isEmpty();
        drain();

        assertThat(done).containsExactly("one", "two");
    }

    @Test
    void takesNoMoreFramesThanMayWait() {
        assertThat(IntStream.range(0, 5).mapToObj(frame -> work.frame(() -> done.add("" + frame))))
                .containsExactly(true, true, true, false, false);
        drain();
        assertThat(work.frame(() -> done.add("later"))).isTrue();
        drain();

        assertThat(done).containsExactly("0", "1", "2", "later");
    }

    @Test
    void letsOthersInBetween() {
        IntStream.range(0, 100).forEach(task -> work.run(() -> done.add("" + task)));
        threads.remove().run();

        assertThat(done).hasSizeLessThan(50);
        drain();
        assertThat(done).hasSize(100);
    }

    @Test
    void survivesATaskThatFails() {
        work.run(() -> {
            throw new IllegalStateException("broken");
        });
        work.run(() -> done.add("next"));
        drain();

        assertThat(problems).singleElement().satisfies(e -> assertThat(e).hasMessage("broken"));
        assertThat(done).containsExactly("next");
    }

    @Test
    void knowsWhetherItIsAtWork() {
        assertThat(work.isHere()).isFalse();
        work.run(() -> done.add("" + work.isHere()));
        drain();

        assertThat(done).containsExactly("true");
        assertThat(work.isHere()).isFalse();
    }

    @Test
    void doesNothingAfterTheThreadsAreGone() {
        var late = new CallWork(
                task -> {
                    throw new RejectedExecutionException();
                },
                3,
                problems::add);
        late.run(() -> done.add("never"));

        assertThat(done).isEmpty();
    }

    private void drain() {
        while (!threads.isEmpty()) {
            threads.remove().run();
        }
    }
}
