/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.kit.TestDatabase;

/** Who may send, and for how long. */
class OutboxIT {

    private static final Duration LEASE = Duration.ofMillis(900);

    private final DataSource database = TestDatabase.create();
    private final Outbox first = new Outbox(database, LEASE, "first");
    private final Outbox second = new Outbox(database, LEASE, "second");

    @BeforeEach
    void addEvents() {
        for (int n = 0; n < 5; n++) {
            new JdbcTemplate(database)
                    .update(
                            "insert into outbox (event_id, topic, key, type, payload) values (?, 't', 'k', 'call.test', ?)",
                            UUID.randomUUID(),
                            Integer.toString(n));
        }
    }

    @Test
    void oneHubGetsTheEventsInOrderAndTheOtherNone() {
        assertThat(first.claim(3).events()).extracting(Outbox.Waiting::payload).containsExactly("0", "1", "2");
        assertThat(second.claim(3).size()).isZero();
    }

    @Test
    void aHubThatWasRestartedGoesOnAtOnce() {
        first.claim(3);
        assertThat(new Outbox(database, LEASE, "first").claim(3).size()).isEqualTo(3);
    }

    @Test
    void eventsThatAreDoneAreNotGivenAgain() {
        Outbox.Claim claim = first.claim(3);
        first.done(List.of(claim.events().get(0).id(), claim.events().get(2).id()));
        assertThat(first.claim(3).events()).extracting(Outbox.Waiting::payload).containsExactly("1", "3", "4");
    }

    @Test
    void whoSendsSlowlyButKeepsTheEventsIsNotReplaced() {
        Outbox.Claim claim = first.claim(5);
        during(LEASE.multipliedBy(3), () -> {
            claim.keep();
            assertThat(second.claim(5).size()).isZero();
        });
    }

    @Test
    void whoIsNotHeardOfIsReplacedWhenTheLeaseHasRunOutAndNotBefore() {
        first.claim(5);
        during(LEASE.dividedBy(2), () -> assertThat(second.claim(5).size()).isZero());
        await().atMost(LEASE.plusSeconds(3)).until(() -> second.claim(5).size() == 5);
    }

    @Test
    void whoWasReplacedMaySendNoMore() {
        Outbox.Claim claim = first.claim(5);
        await().atMost(LEASE.plusSeconds(3)).until(() -> second.claim(5).size() == 5);
        assertThatThrownBy(claim::keep)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("another hub");
        assertThat(first.claim(5).size()).isZero();
    }

    @Test
    void whoWasTooSlowBeginsAnewThoughNobodyHasReplacedIt() {
        Outbox.Claim claim = first.claim(5);
        during(LEASE.plusMillis(200), () -> {});
        assertThatThrownBy(claim::keep).isInstanceOf(IllegalStateException.class);
        assertThat(first.claim(5).size()).isEqualTo(5);
    }

    private static void during(Duration time, ThrowingRunnable check) {
        await().during(time)
                .atMost(time.plusSeconds(10))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(check);
    }
}
