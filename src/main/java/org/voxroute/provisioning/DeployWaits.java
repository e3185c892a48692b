/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.voxroute.provisioning.DeploymentRows.Waiting;

/** Lets those who changed something wait a moment for the switch. Thread-safe; blocks its caller. */
public final class DeployWaits {

    /** {@code Collection<FileKey>}: what to wait for. */
    public static final String FILES = "CamelProvisioningFiles";

    /** {@code deployed} or {@code pending}. */
    public static final String OUTCOME = "CamelProvisioning";

    /** Why it is pending; null if nothing went wrong. */
    public static final String REASON = "CamelProvisioningReason";

    /** Another hub may do the work: it can't wake us. */
    private static final long LOOK_AGAIN_NANOS = Duration.ofMillis(100).toNanos();

    private final DeploymentRows rows;
    private final Duration atMost;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition progress = lock.newCondition();

    public DeployWaits(DeploymentRows rows, Duration atMost) {
        this.rows = rows;
        this.atMost = atMost;
    }

    /** Sets {@link #OUTCOME} and {@link #REASON}; leaves the body alone. */
    public void await(Exchange exchange) {
        Message message = exchange.getMessage();
        Object files = message.removeHeader(FILES);
        List<FileKey> keys = files instanceof Collection<?> all
                ? all.stream()
                        .filter(FileKey.class::isInstance)
                        .map(FileKey.class::cast)
                        .toList()
                : List.of();
        long until = System.nanoTime() + atMost.toNanos();
        Waiting waiting = waiting(keys);
        while (waiting.count() > 0 && waiting.reason() == null && pause(until)) {
            waiting = waiting(keys);
        }
        message.setHeader(OUTCOME, waiting.count() == 0 ? "deployed" : "pending");
        message.setHeader(REASON, waiting.reason());
    }

    void progress() {
        lock.lock();
        try {
            progress.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private Waiting waiting(List<FileKey> keys) {
        var sum = new Waiting(0, null);
        for (FileKind kind : FileKind.values()) {
            List<String> names = keys.stream()
                    .filter(key -> key.kind() == kind)
                    .map(FileKey::name)
                    .toList();
            if (!names.isEmpty()) {
                Waiting some = rows.waiting(kind, names);
                sum = new Waiting(sum.count() + some.count(), sum.reason() == null ? some.reason() : sum.reason());
            }
        }
        return sum;
    }

    /** Until something was done, or maybe sooner: the caller looks again. False when the time is over. */
    @SuppressWarnings("WaitNotInLoop") // The loop is the caller's, with the question to the database in it.
    private boolean pause(long until) {
        long left = until - System.nanoTime();
        if (left <= 0) {
            return false;
        }
        lock.lock();
        try {
            long unused = progress.awaitNanos(Math.min(left, LOOK_AGAIN_NANOS));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }
}
