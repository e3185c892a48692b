/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class UpkeepTest {

    private final ExecutorService oneWorker =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final Upkeep upkeep = new Upkeep(clock, oneWorker);
    private final AtomicInteger done = new AtomicInteger();

    @AfterEach
    void stop() {
        oneWorker.shutdownNow();
        clock.shutdownNow();
    }

    @Test
    void whatCannotBeTakenIsLeftOut() throws Exception {
        var busy = new CountDownLatch(1);
        upkeep.workers().execute(() -> awaits(busy));

        upkeep.workers().execute(done::incrementAndGet);

        busy.countDown();
        oneWorker.shutdown();
        assertThat(oneWorker.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(done).hasValue(0);
    }

    @Test
    void whatComesAfterTheEndIsDoneAtOnce() {
        oneWorker.shutdown();

        upkeep.workers().execute(done::incrementAndGet);

        assertThat(done).hasValue(1);
    }

    @Test
    void whoWasLetInBeforeTheEndAndIsThereOnlyAfterItIsSentAway() {
        var path =
                new ServedPath(WebsocketPaths.pattern("/feed"), new WebsocketOptions().path(), null, upkeep.workers());
        var wire = new FakeWire();
        path.close(CloseCode.GOING_AWAY, "hub stops");
        oneWorker.shutdown();

        path.open(wire, Handshake.ofPath("/feed"), Secrets.NONE);

        assertThat(wire.closeCode).isEqualTo(CloseCode.GOING_AWAY);
    }

    private static void awaits(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
