/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.record.CallRecords;
import org.voxroute.admin.record.CallStatistics;

/**
 * Fills a PostgreSQL with call records and takes the time of pages and sums as the API asks for them, without HTTP.
 * Arguments: records (default 5,000,000), folder of the database (default target/call-records, filled once and used
 * again). Ends with status 1 if the roll-up is not exact to the record.
 */
public final class CallRecordLoad {

    private static final int AT_ONCE = 50_000;

    private final JdbcTemplate jdbc;
    private final CallRecords records;
    private final CallStatistics statistics;

    private CallRecordLoad(DataSource database) {
        this.jdbc = new JdbcTemplate(database);
        var queries = new TenantQueries(database, () -> 1);
        this.records = new CallRecords(queries);
        this.statistics = new CallStatistics(queries);
    }

    public static void main(String[] args) throws Exception {
        int count = Integer.parseInt(args.length > 0 ? args[0] : "5000000");
        Path folder = Path.of(args.length > 1 ? args[1] : "target/call-records");
        try (var postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.toAbsolutePath())
                .setCleanDataDirectory(false)
                .setServerConfig("shared_buffers", "128MB")
                .setServerConfig("max_wal_size", "2GB")
                .setPGStartupWait(Duration.ofSeconds(120))
                .start()) {
            var server = new PGSimpleDataSource();
            server.setUrl(postgres.getJdbcUrl("postgres", "postgres"));
            Flyway.configure()
                    .dataSource(server)
                    .locations("classpath:db/migration")
                    .load()
                    .migrate();
            var connection = new SingleConnectionDataSource(server.getConnection(), true);
            var load = new CallRecordLoad(connection);
            load.fill(count);
            boolean exact = load.measure();
            connection.destroy();
            System.exit(exact ? 0 : 1);
        }
    }

    private void fill(int count) throws Exception {
        long present = count("select count(*) from call_records");
        long began = System.nanoTime();
        String sql = generator();
        for (long first = present + 1; first <= count; first += AT_ONCE) {
            jdbc.update(sql, count, count, first, Math.min(first + AT_ONCE - 1, count));
        }
        if (present < count) {
            System.out.printf("%,d records written in %d s, roll-up included%n", count - present, seconds(began));
            began = System.nanoTime();
            long rows = count("select count(*) from call_statistics");
            jdbc.queryForObject("select compact_call_statistics()", Long.class);
            System.out.printf(
                    "roll-up: %,d rows, %,d when compacted, in %d s%n",
                    rows, count("select count(*) from call_statistics"), seconds(began));
            jdbc.execute("vacuum analyze");
        }
    }

    private static String generator() throws Exception {
        try (InputStream in = CallRecordLoad.class.getResourceAsStream("/load/call-records.sql")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private boolean measure() {
        System.out.printf(
                "%,d records of %s%n",
                count("select count(*) from call_records"), jdbc.queryForObject("select version()", String.class));
        time("sums of a month", 50, () -> statistics.stats("from=2026-03-01&to=2026-03-31"));
        time(
                "sums of a month, another offset",
                50,
                () -> statistics.stats("from=2026-03-01T00:00:00-05:00&to=2026-03-31T23:59:59-05:00"));
        time(
                "sums of a month, one agent",
                50,
                () -> statistics.stats("from=2026-03-01&to=2026-03-31&agent_extension=1051"));
        time("sums of the year", 50, () -> statistics.stats("from=2026-01-01&to=2026-12-31"));
        pages("first pages", 200, random -> "limit=50");
        // A cursor at any depth: taken from a page that begins at a random time of the year.
        pages("pages at a random depth, by cursor", 1000, random -> "limit=50&cursor=" + cursor(random, ""));
        pages(
                "the same, one agent's",
                500,
                random -> "limit=50&agent_extension=1051&cursor=" + cursor(random, "&agent_extension=1051"));
        pages("the same, 1000 a page", 100, random -> "limit=1000&cursor=" + cursor(random, ""));
        return isExact();
    }

    private interface Query {
        String of(Random random);
    }

    private void pages(String what, int times, Query query) {
        var random = new Random(7);
        List<String> queries = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            queries.add(query.of(random));
        }
        var next = queries.iterator();
        time(what, times, () -> records.list(next.hasNext() ? next.next() : queries.get(0)));
    }

    private String cursor(Random random, String filter) {
        long micros = 1767225600000000L + (long) (random.nextDouble() * 364 * 86_400e6);
        String time = java.time.Instant.EPOCH
                .plus(micros, java.time.temporal.ChronoUnit.MICROS)
                .toString();
        Object cursor = records.list("limit=1&to=" + time + filter).get("next_cursor");
        // Before the first record there is none: another time, then.
        return cursor == null ? cursor(random, filter) : cursor.toString();
    }

    private static void time(String what, int times, Runnable query) {
        var took = new ArrayList<Double>();
        for (int i = 0; i < times; i++) {
            long began = System.nanoTime();
            query.run();
            took.add((System.nanoTime() - began) / 1e6);
        }
        Collections.sort(took);
        System.out.printf(
                "%-40s %5d times: median %6.1f ms, 99 %% %6.1f ms, most %6.1f ms%n",
                what, times, took.get(times / 2), took.get(times * 99 / 100), took.get(times - 1));
    }

    /** The sums against a count of every record of the period, ends within days included. */
    private boolean isExact() {
        Map<String, Object> sums = statistics.stats("from=2026-03-01T07:11:13Z&to=2026-03-31T17:23:29.5Z");
        Map<String, Object> counted = jdbc.queryForMap("""
                select count(*) as total_calls, count(answer_time) as answered_calls, sum(duration) as total_duration
                from call_records where tenant_id = 1 and start_time >= '2026-03-01T07:11:13Z'
                and start_time <= '2026-03-31T17:23:29.5Z'""");
        boolean exact =
                counted.entrySet().stream().allMatch(sum -> sum.getValue().equals(sums.get(sum.getKey())));
        System.out.println("exact to the record: " + exact + " " + counted);
        return exact;
    }

    private long count(String sql) {
        return Objects.requireNonNull(jdbc.queryForObject(sql, Long.class));
    }

    private static long seconds(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toSeconds();
    }
}
