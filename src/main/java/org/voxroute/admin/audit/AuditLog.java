/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes the audit log on a thread of its own, many entries a transaction. A change begins once its entry is on disk; a
 * database that is away holds no change up: entries wait in memory, and what can't wait any longer goes to this class'
 * log. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AuditLog.class);
    private static final int WAITING_AT_MOST = 10_000;
    private static final int AT_ONCE = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(1);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final BlockingQueue<Step> waiting = new ArrayBlockingQueue<>(WAITING_AT_MOST);
    private final Thread writer = new Thread(this::write, "audit-log");
    private volatile boolean isAway;
    private volatile boolean closing;

    /** An entry on its way; its id is the writer's. */
    public static final class Entry {
        private final Change change;
        private final CompletableFuture<Boolean> written = new CompletableFuture<>();
        private long id;

        private Entry(Change change) {
            this.change = change;
        }
    }

    /** @param status null: the entry begins */
    private record Step(
            Entry entry, @Nullable Integer status, @Nullable String details) {}

    public AuditLog(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        this.jdbc.setQueryTimeout(10);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        writer.setDaemon(true);
        writer.start();
    }

    /** Returns when the entry is on disk, or after a second; at once while the database is away. */
    public Entry begin(Change change) {
        var entry = new Entry(change);
        put(new Step(entry, null, null));
        if (!isAway) {
            try {
                entry.written.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (TimeoutException | ExecutionException e) {
                // It waits in memory; the change does not.
            }
        }
        return entry;
    }

    /**
     * Does not wait.
     *
     * @param details JSON without secrets
     */
    public void end(Entry entry, int status, String details) {
        put(new Step(entry, status, details));
    }

    /** How many steps wait for the database. */
    public int depth() {
        return waiting.size();
    }

    private void put(Step step) {
        if (closing || !waiting.offer(step)) {
            tell(step);
        }
    }

    private static void tell(Step step) {
        if (step.status() != null) {
            LOG.error("Not in the audit log: {} ended with {}", step.entry().change, step.status());
        }
    }

    private void write() {
        List<Step> steps = new ArrayList<>();
        while (!closing || !waiting.isEmpty() || !steps.isEmpty()) {
            try {
                take(steps);
                save(steps);
                steps.clear();
            } catch (InterruptedException e) {
                // Closing: what waits is written, if the database is there.
            } catch (DataAccessException | TransactionException e) {
                if (!isAway) {
                    LOG.warn("The audit log waits in memory: {}", e.getMessage());
                }
                isAway = true;
                if (closing) {
                    break;
                }
                pause();
            }
        }
        steps.forEach(AuditLog::tell);
        waiting.forEach(AuditLog::tell);
    }

    private void take(List<Step> steps) throws InterruptedException {
        if (steps.isEmpty()) {
            Step first = closing ? waiting.poll() : waiting.take();
            if (first == null) {
                return;
            }
            steps.add(first);
            waiting.drainTo(steps, AT_ONCE - 1);
        }
    }

    private void save(List<Step> steps) {
        var ids = new ArrayList<Long>();
        transaction.executeWithoutResult(status -> {
            ids.clear();
            for (Step step : steps) {
                Entry entry = step.entry();
                int earlier = beginning(steps, step, entry);
                long id = earlier >= 0 ? ids.get(earlier) : entry.id;
                ids.add(id == 0 ? insert(step) : end(step, id));
            }
        });
        isAway = false;
        for (int i = 0; i < steps.size(); i++) {
            steps.get(i).entry().id = ids.get(i);
            steps.get(i).entry().written.complete(true);
        }
    }

    /** Where in this transaction the entry began; -1: not in it. */
    private static int beginning(List<Step> steps, Step step, Entry entry) {
        for (int i = 0; steps.get(i) != step; i++) {
            if (steps.get(i).entry() == entry) {
                return i;
            }
        }
        return -1;
    }

    private long insert(Step step) {
        Change change = step.entry().change;
        return Objects.requireNonNull(jdbc.queryForObject(
                """
                insert into audit_log (tenant_id, at, username, operation, method, path, target, address, status, details)
                values (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?::integer, ?::jsonb) returning id""",
                Long.class,
                change.tenantId(),
                Timestamp.from(change.at()),
                change.username(),
                change.operation(),
                change.method(),
                change.path(),
                change.target(),
                change.address(),
                step.status(),
                step.details()));
    }

    private long end(Step step, long id) {
        jdbc.update(
                "update audit_log set status = ?, details = ?::jsonb where id = ?", step.status(), step.details(), id);
        return id;
    }

    private void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(AGAIN.toMillis());
        } catch (InterruptedException e) {
            // Closing: one try more.
        }
    }

    /** Writes what waits; what can't be written goes to the log. */
    @Override
    public void close() {
        closing = true;
        writer.interrupt();
        try {
            writer.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
