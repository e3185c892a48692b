/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A period taken apart: whole days (UTC), and what it has of other days before and after them.
 *
 * @param first the first whole day; {@link LocalDate#MIN}, PostgreSQL's {@code -infinity}, with records of no day at all
 * @param after the day after the last whole one
 */
record WholeDays(Span head, LocalDate first, LocalDate after, Span tail) {

    /** No record is older; records of no day are none of a period's. */
    private static final LocalDate ANY_DAY = LocalDate.of(1, 1, 1);

    /** From {@code from} to just before {@code before}. */
    record Span(Instant from, Instant before) {
        static final Span EMPTY = new Span(Instant.EPOCH, Instant.EPOCH);
    }

    static WholeDays of(Period period) {
        Instant from = period.from();
        Instant before = period.before();
        LocalDate first = from == null ? earliest(before) : firstWhole(from);
        LocalDate after = before == null ? LocalDate.MAX : day(before);
        if (from != null && before != null && !first.isBefore(after)) {
            return new WholeDays(new Span(from, before), LocalDate.MAX, LocalDate.MAX, Span.EMPTY);
        }
        return new WholeDays(
                from == null ? Span.EMPTY : new Span(from, begin(first)),
                first,
                after,
                before == null ? Span.EMPTY : new Span(begin(after), before));
    }

    private static LocalDate earliest(@Nullable Instant before) {
        return before == null ? LocalDate.MIN : ANY_DAY;
    }

    private static LocalDate firstWhole(Instant from) {
        LocalDate day = day(from);
        return begin(day).equals(from) ? day : day.plus(1, ChronoUnit.DAYS);
    }

    private static LocalDate day(Instant time) {
        return time.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Instant begin(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** As {@code cdr-stats.sql} names them. */
    Map<String, Object> parameters() {
        return Map.of(
                "first_day", first,
                "day_after", after,
                "head_from", head.from().atOffset(ZoneOffset.UTC),
                "head_before", head.before().atOffset(ZoneOffset.UTC),
                "tail_from", tail.from().atOffset(ZoneOffset.UTC),
                "tail_before", tail.before().atOffset(ZoneOffset.UTC));
    }
}
