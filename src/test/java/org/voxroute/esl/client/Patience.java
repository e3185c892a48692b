/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.voxroute.kit.FakeSwitch;

/** What the tests of connections have in common: a client with short delays, and waiting with a limit. */
final class Patience {

    static final Duration LONG = Duration.ofSeconds(10);
    static final EslTiming QUICK = EslTiming.DEFAULT
            .withBackoff(Duration.ofMillis(10), Duration.ofMillis(40))
            .withSettle(Duration.ofMillis(10));

    private Patience() {}

    static EslNodeConfig config(FakeSwitch fs) {
        return EslNodeConfig.of("pbx1", "127.0.0.1", fs.port(), FakeSwitch.PASSWORD)
                .withTiming(QUICK);
    }

    static EslNodes clientOf(FakeSwitch fs) {
        return EslNodes.open(List.of(config(fs)));
    }

    static <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(LONG.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("No answer", e);
        }
    }

    static EslException failure(CompletableFuture<?> future) {
        await().atMost(LONG).until(future::isCompletedExceptionally);
        return CommandQueueTest.failure(future);
    }

    static void awaitState(EslNode node, LinkStatus.State state) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(node.status().state()).isEqualTo(state));
    }

    /** That of either connection. */
    static void awaitProblem(EslNode node, String words) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(List.of(
                                String.valueOf(node.status().events().problem()),
                                String.valueOf(node.status().commands().problem())))
                        .contains(words));
    }

    static void awaitListeners(EslNode node, int count) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(node.status().listeners()).isEqualTo(count));
    }

    static void awaitCommands(EslNode node) {
        await().atMost(LONG)
                .untilAsserted(
                        () -> assertThat(node.status().commands().state()).isEqualTo(LinkStatus.State.CONNECTED));
    }

    static void awaitConnected(EslNode node) {
        awaitState(node, LinkStatus.State.CONNECTED);
    }
}
