/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LineThreadTest {

    private final ExecutorService pool = Executors.newFixedThreadPool(4);
    private final LineThread line = new LineThread(pool);

    @AfterEach
    void stop() {
        pool.shutdownNow();
    }

    @Test
    void tasksOfManyThreadsRunOneAtATimeAndEachThreadsInOrder() throws InterruptedException {
        // No lock and no concurrent list: the line's thread is what keeps it whole.
        List<int[]> seen = new ArrayList<>();
        var writers = IntStream.range(0, 4)
                .mapToObj(writer -> new Thread(() ->
                        IntStream.range(0, 5_000).forEach(i -> line.execute(() -> seen.add(new int[] {writer, i})))))
                .toList();
        writers.forEach(Thread::start);
        for (Thread writer : writers) {
            writer.join();
        }
        var done = new CountDownLatch(1);
        line.execute(done::countDown);
        assertThat(done.await(5, SECONDS)).isTrue();
        assertThat(seen).hasSize(20_000);
        for (int writer = 0; writer < 4; writer++) {
            int mine = writer;
            assertThat(seen.stream().filter(entry -> entry[0] == mine).map(entry -> entry[1]))
                    .isSorted();
        }
    }

    @Test
    void aTaskOfTheLinesOwnRunsAtOnce() {
        List<String> order = new ArrayList<>();
        line.execute(() -> {
            line.execute(() -> order.add("inner"));
            order.add("outer");
        });
        await().atMost(2, SECONDS).until(() -> order.size() == 2);
        assertThat(order).containsExactly("inner", "outer");
    }

    @Test
    void aTaskThatFailsStopsNoOther() throws InterruptedException {
        var done = new CountDownLatch(1);
        line.execute(() -> {
            throw new IllegalStateException("on purpose");
        });
        line.execute(done::countDown);
        assertThat(done.await(2, SECONDS)).isTrue();
    }

    @Test
    void nothingMoreIsTakenThanMayWait() throws InterruptedException {
        var hold = new CountDownLatch(1);
        line.execute(() -> waitFor(hold));
        assertThat(line.offer(() -> {}, 2)).isTrue();
        assertThat(line.offer(() -> {}, 2)).isFalse();
        hold.countDown();
        await().atMost(2, SECONDS).until(() -> line.offer(() -> {}, 2));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
