/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.kit.TestClock;
import org.voxroute.kit.TestDatabase;

class AuditLogIT {

    private final DataSource database = TestDatabase.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final AuditLog log = new AuditLog(database);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void hasTheEntryBeforeTheChangeAndItsOutcomeAfterIt() {
        var entry = log.begin(change("updateAgent"));
        assertThat(jdbc.queryForMap("select operation, status, target from audit_log"))
                .containsEntry("operation", "updateAgent")
                .containsEntry("status", null)
                .containsEntry("target", "1050");
        log.end(entry, 200, "{\"name\":\"Ann\"}");
        await().atMost(10, SECONDS).until(() -> rows("status = 200 and details ->> 'name' = 'Ann'") == 1);
        assertThat(rows("true")).isEqualTo(1);
    }

    @Test
    void losesNothingWhileTheDatabaseIsAwayAndHoldsNobodyUp() {
        jdbc.execute("alter table audit_log rename to gone");
        log.end(log.begin(change("first")), 200, "{}");
        long began = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            log.end(log.begin(change("more")), 204, "{}");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        jdbc.execute("alter table gone rename to audit_log");
        await().atMost(20, SECONDS).until(() -> rows("status is not null") == 51);
        assertThat(jdbc.queryForList("select operation from audit_log order by id limit 1", String.class))
                .containsExactly("first");
    }

    @Test
    void keepsEntriesOfManyAtOnceApart() throws Exception {
        var threads = Executors.newFixedThreadPool(16);
        List<Future<?>> asked = new ArrayList<>();
        for (int i = 0; i < 400; i++) {
            int status = 200 + i;
            asked.add(threads.submit(() -> log.end(log.begin(change("change-" + status)), status, "{}")));
        }
        for (Future<?> one : asked) {
            one.get(30, SECONDS);
        }
        threads.shutdown();
        log.close();
        assertThat(rows("operation = 'change-' || status")).isEqualTo(400);
    }

    @Test
    void writesWhatWaitsWhenTheHubStops() {
        log.end(log.begin(change("last")), 200, "{}");
        log.close();
        assertThat(rows("status = 200")).isEqualTo(1);
    }

    @Test
    void forgetsWhatIsOldEnough() {
        var clock = new TestClock(Instant.now());
        log.begin(change("old"));
        var upkeep = new AuditUpkeep(database, Duration.ofDays(30), clock);
        assertThat(upkeep.forget()).isZero();
        clock.advance(Duration.ofDays(31));
        assertThat(upkeep.forget()).isEqualTo(1);
    }

    private int rows(String condition) {
        Map<String, Object> found = jdbc.queryForMap("select count(*)::int as n from audit_log where " + condition);
        return (int) found.get("n");
    }

    private static Change change(String operation) {
        return new Change(1, Instant.now(), "ann", operation, "PUT", "/api/agents/1050", "1050", "203.0.113.7");
    }
}
