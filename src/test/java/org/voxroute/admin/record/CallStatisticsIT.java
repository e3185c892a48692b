/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.voxroute.admin.QueryParameters;
import org.voxroute.admin.TenantQueries;
import org.voxroute.kit.TestDatabase;

/** Whatever is done to records, sums are those of a count of every record. */
class CallStatisticsIT {

    private static DataSource database;
    private static JdbcTemplate jdbc;
    private static CallStatistics statistics;
    private static CallStatisticsUpkeep upkeep;

    @BeforeAll
    static void writeRecords() {
        database = TestDatabase.create();
        jdbc = new JdbcTemplate(database);
        statistics = new CallStatistics(new TenantQueries(database, () -> 1));
        upkeep = new CallStatisticsUpkeep(database);
        write(0, 3000);
    }

    /** Records of some tenants and agents, spread over 40 days from 2026-01-01; some begin at midnight to the microsecond. */
    private static void write(int first, int after) {
        jdbc.update("""
                insert into call_records (uuid, call_id, direction, start_time, answer_time, duration, agent_extension,
                    tenant_id)
                select n, n, case n % 3 when 0 then 'outbound' when 1 then 'inbound' end,
                    case when n % 50 <> 0 then timestamptz '2026-01-01Z' + case when n % 7 = 0 then n % 40 * interval '1 day'
                        else n * interval '19 min' end end,
                    case when n % 4 > 0 then now() end, n % 600, case when n % 5 > 0 then (1020 + n % 9)::text end,
                    1 + (n % 11 = 0)::int
                from generate_series(?, ?) as n
                on conflict (call_id) do update set duration = excluded.duration + 1, answer_time = now(),
                    agent_extension = '1099', start_time = excluded.start_time + interval '13 h'""", first, after - 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "from=2026-01-05",
                "to=2026-01-20",
                "from=2026-01-05&to=2026-01-20",
                "from=2026-01-05T00:00:00Z&to=2026-01-05T00:00:00Z",
                "from=2026-01-05T10:30:00Z&to=2026-01-05T17:00:00Z",
                "from=2026-01-05T10:30:00Z&to=2026-01-06T17:00:00Z",
                "from=2026-01-05T10:30:00Z&to=2026-01-07T00:00:00Z",
                "from=2026-01-05T00:00:00-05:00&to=2026-01-25T23:59:59.999999-05:00",
                "from=2026-01-05T00:00:00.000001Z",
                "from=0000-01-01&to=9999-12-31",
                "from=2027-01-01"
            })
    void sumsAreThoseOfEveryRecord(String query) {
        assertExact(query);
        assertExact(query + "&agent_extension=1023");
    }

    @Test
    void revisionsAndDeletedRecordsCountAsTheyAreNow() {
        write(2500, 3500);
        assertExact("from=2026-01-05T10:30:00Z&to=2026-01-25");
        jdbc.update("update call_records set tenant_id = 3 - tenant_id where duration % 10 = 3");
        assertExact("");
        jdbc.update("delete from call_records where duration % 10 = 4");
        assertExact("");
        assertExact("from=2026-01-05&to=2026-01-25");
    }

    @Test
    void aWriteThatIsTakenBackChangesNothing() {
        String before = statistics.stats("").toString();
        new TransactionTemplate(new JdbcTransactionManager(database)).executeWithoutResult(status -> {
            write(100_000, 100_100);
            status.setRollbackOnly();
        });
        assertThat(statistics.stats("")).hasToString(before);
    }

    @Test
    void compactingChangesNoSum() {
        write(200_000, 200_500);
        write(200_000, 200_200);
        String before = statistics.stats("").toString();
        upkeep.compact();
        assertThat(statistics.stats("")).hasToString(before);
        assertThat(jdbc.queryForObject("""
                select count(*) from (select 1 from call_statistics group by tenant_id, day, agent_extension
                having count(*) > 1) as twice""", Integer.class)).isZero();
        assertExact("from=2026-01-05&to=2026-01-25");
    }

    @Test
    void manyWritersAndCompactionAtOnceLeaveExactSums() throws Exception {
        var pool = Executors.newFixedThreadPool(6);
        try {
            var random = new Random(3);
            List<Future<?>> all = IntStream.range(0, 120)
                    .<Future<?>>mapToObj(i -> {
                        int first = 300_000 + random.nextInt(500);
                        return pool.submit(i % 10 == 0 ? upkeep::compact : () -> write(first, first + 50));
                    })
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertExact("");
        assertExact("from=2026-01-05T10:30:00Z&to=2026-01-25");
    }

    private static void assertExact(String query) {
        Map<String, Object> stats = statistics.stats(query);
        var filter = CdrFilter.of(QueryParameters.of(query));
        Map<String, Object> counted =
                new NamedParameterJdbcTemplate(database).queryForMap(filter.in("""
                        select count(*) as total_calls, count(*) filter (where direction = 'inbound') as inbound_calls,
                            count(*) filter (where direction = 'outbound') as outbound_calls,
                            count(answer_time) as answered_calls, coalesce(sum(duration), 0) as total_duration,
                            count(distinct agent_extension) as agents
                        from call_records where tenant_id = 1 /* filters */"""), filter.parameters());
        assertThat(stats.get("by_agent"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(((Number) counted.remove("agents")).intValue());
        assertThat(stats).as(query).containsAllEntriesOf(counted);
    }
}
