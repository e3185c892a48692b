/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Events that were saved with the state they tell of, and wait to be sent. Thread-safe.
 *
 * <p>Order: ids are given when rows are written and become visible when the transaction ends, so between calls a higher id may be seen
 * before a lower one. Within a call it can't: one hub writes a call's events, one transaction after the other, so whoever sees the later
 * one sees the earlier one. Whoever sends must be alone, too: {@link #claim} gives events to one holder at a time, who
 * {@linkplain Claim#keep keeps} them while it sends.
 *
 * <p>Each event is sent at least once. A holder that dies between sending and {@link #done} leaves them to the next one; the receiver
 * knows an event by its id.
 */
public final class Outbox {

    /** Counted exactly up to here: counting millions would slow down what it watches. */
    static final int COUNTED = 100_000;

    private final JdbcTemplate jdbc;
    private final Duration lease;
    private final String holder;
    // By System.nanoTime, from before the database was asked: never later than the database's own time of it.
    private volatile long renewed;

    /**
     * @param lease how long a holder is waited for that isn't heard of; what is sent at once must be sent or given up within two thirds
     *     of it
     * @param holder this hub's name, the same after a restart, which then needn't wait for itself; no two that run have the same
     */
    public Outbox(DataSource database, Duration lease, String holder) {
        this.jdbc = new JdbcTemplate(database);
        this.lease = lease;
        this.holder = holder;
    }

    /** An event that waits. */
    public record Waiting(
            long id, UUID eventId, String topic, String key, String type, String payload, Instant since) {}

    /** Events that this hub alone may send, as long as it keeps them. Used by one thread. */
    public final class Claim {

        private final List<Waiting> events;

        private Claim(List<Waiting> events) {
            this.events = events;
        }

        /** In order. */
        public List<Waiting> events() {
            return events;
        }

        public int size() {
            return events.size();
        }

        /**
         * To be called before some of them are sent: renews the lease if a third of it has passed.
         *
         * @throws IllegalStateException if it took so long that another hub may send them: those that aren't sent yet must not be
         */
        public void keep() {
            long now = System.nanoTime();
            if (now - renewed < lease.toNanos() / 3) {
                return;
            }
            if (!renew()) {
                throw new IllegalStateException(
                        "Sending took longer than the lease of " + lease + ", another hub may send now");
            }
            renewed = now;
        }
    }

    /** Inside the transaction of the state: an event that is there already stays as it is. */
    void append(List<CloudEvent> events) {
        Rows.of(events, event ->
                        new @Nullable Object[] {event.id(), event.topic(), event.key(), event.type(), event.json()})
                .update(jdbc, """
                        insert into outbox (event_id, topic, key, type, payload)
                        select t.id::uuid, t.topic, t.key, t.type, t.payload
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            with ordinality as t(id, topic, key, type, payload, n)
                        order by t.n on conflict (event_id) do nothing""");
    }

    /** The first events, in order, if this hub is the one that sends; none if another is. Renews the lease. */
    public Claim claim(int limit) {
        long now = System.nanoTime();
        if (!lead()) {
            return new Claim(List.of());
        }
        renewed = now;
        return new Claim(peek(limit));
    }

    /** The first events, in order. */
    public List<Waiting> peek(int limit) {
        return jdbc.query(
                "select id, event_id, topic, key, type, payload, created_at from outbox order by id limit ?",
                (row, n) -> new Waiting(
                        row.getLong(1),
                        row.getObject(2, UUID.class),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant()),
                limit);
    }

    /** These are sent. */
    public void done(Collection<Long> ids) {
        Rows.of(ids, id -> new @Nullable Object[] {id})
                .update(jdbc, "delete from outbox where id = any(?::text[]::bigint[])");
    }

    /** How many wait; above {@value #COUNTED} an estimate. */
    public long depth() {
        Long counted = jdbc.queryForObject(
                "select count(*) from (select 1 from outbox limit ?) as waiting", Long.class, COUNTED + 1);
        if (counted == null || counted <= COUNTED) {
            return counted == null ? 0 : counted;
        }
        Long span = jdbc.queryForObject("select max(id) - min(id) + 1 from outbox", Long.class);
        return span == null ? counted : Math.max(counted, span);
    }

    /** How long the first one waits; zero if none does. */
    public Duration oldestAge() {
        return jdbc
                .query(
                        "select extract(epoch from now() - created_at) from outbox order by id limit 1",
                        (row, n) -> Duration.ofMillis((long) (row.getDouble(1) * 1000)))
                .stream()
                .findFirst()
                .orElse(Duration.ZERO);
    }

    /**
     * Throws events away that nobody will send, the oldest first: those older than {@code age}, and those beyond the newest
     * {@code most}.
     *
     * @return how many
     */
    public int purge(Duration age, long most) {
        OffsetDateTime limit = Instant.now().minus(age).atOffset(ZoneOffset.UTC);
        return jdbc.update("""
                delete from outbox where id in (
                    select id from outbox
                    where created_at < ? or id <= (select max(id) from outbox) - ?
                    order by id limit 50000)""", limit, most);
    }

    private boolean lead() {
        return jdbc.update("""
                        insert into outbox_lease (holder, until) values (?, now() + make_interval(secs => ?))
                        on conflict (only_row) do update set holder = excluded.holder, until = excluded.until
                        where outbox_lease.holder = excluded.holder or outbox_lease.until < now()""", holder, lease.toMillis() / 1000.0) == 1;
    }

    /** Unlike {@link #lead} not if the lease has run out: meanwhile somebody else may have had it. */
    private boolean renew() {
        return jdbc.update(
                        "update outbox_lease set until = now() + make_interval(secs => ?) where holder = ? and until >= now()",
                        lease.toMillis() / 1000.0,
                        holder)
                == 1;
    }
}
