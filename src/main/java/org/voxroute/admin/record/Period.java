/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.QueryParameters;

/**
 * Calls that began from {@code from} to {@code to}, both included. ISO 8601 as people and programs write it: a day, or a
 * time with or without an offset; without, it is UTC. A day as {@code to} is meant as a whole.
 *
 * @param from null: since ever
 * @param before null: until now; the first instant that does not belong
 */
record Period(@Nullable Instant from, @Nullable Instant before) {

    private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** A plus sign that was not URL-encoded arrives as a blank. */
    private static final Pattern TIME = Pattern.compile(
            "(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(Z|z|[+\\- ]\\d{2}:?\\d{2})?");

    static Period of(QueryParameters query) {
        String from = query.text("from");
        String to = query.text("to");
        Instant first = from == null ? null : start("from", from);
        Instant before = to == null ? null : end(to);
        if (first != null && before != null && !first.isBefore(before)) {
            throw ApiException.invalidParameter("from", "must not be after to");
        }
        return new Period(first, before);
    }

    private static Instant start(String name, String text) {
        try {
            return DAY.matcher(text).matches()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : time(text);
        } catch (DateTimeException e) {
            throw ApiException.invalidParameter(name, "must be a day or a time in ISO 8601, as 2026-01-31T10:30:00Z");
        }
    }

    private static Instant end(String text) {
        Instant start = start("to", text);
        // PostgreSQL keeps microseconds: nothing lies between.
        return DAY.matcher(text).matches() ? start.plus(1, ChronoUnit.DAYS) : start.plus(1, ChronoUnit.MICROS);
    }

    private static Instant time(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("no time");
        }
        String local = parts.group(1) + "T" + parts.group(2);
        String offset = parts.group(3);
        if (offset == null) {
            return LocalDateTime.parse(local).toInstant(ZoneOffset.UTC);
        }
        String zone = offset.equalsIgnoreCase("z")
                ? "Z"
                : ZoneOffset.of(offset.replace(' ', '+')).getId();
        return OffsetDateTime.parse(local + zone).toInstant();
    }
}
