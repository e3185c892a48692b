/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.TenantQueries;

/** On a real PostgreSQL with the shipped tables; what is expected is worked out from the same records in plain Java. */
class CallRecordsIT {

    private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");
    private static final int RECORDS = 600;

    private static EmbeddedPostgres postgres;
    private static DataSource database;
    private static final List<Made> MADE = new ArrayList<>();

    private final AtomicInteger tenant = new AtomicInteger(1);
    private CallRecords records;
    private CallStatistics statistics;

    /** A record as it was written. */
    private record Made(
            String callId,
            int tenant,
            Instant start,
            boolean answered,
            int duration,
            String direction,
            String agent,
            String caller,
            String cause) {}

    @BeforeAll
    static void writeRecords() throws IOException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase();
        Flyway.configure().dataSource(database).load().migrate();
        // The other tenant's agent has an extension of this one's calls; his name is nobody's business here.
        new JdbcTemplate(database).update("""
                insert into agents (extension, password, name, tenant_id)
                values ('1021', '', 'Jane Doe', 1), ('1022', '', 'Theirs', 2)""");
        var random = new Random(7);
        for (int i = 0; i < RECORDS; i++) {
            boolean answered = random.nextInt(4) > 0;
            // Many begin in the same second: the order must hold all the same.
            MADE.add(new Made(
                    "call-" + i,
                    i % 5 == 0 ? 2 : 1,
                    BEGIN.plus(Duration.ofMinutes(random.nextInt(200) * 30L)),
                    answered,
                    random.nextInt(600),
                    random.nextBoolean() ? "inbound" : "outbound",
                    random.nextInt(6) == 0 ? null : "10" + (20 + random.nextInt(4)),
                    (random.nextBoolean() ? "+" : "") + "1555010000" + random.nextInt(10),
                    answered ? "NORMAL_CLEARING" : "USER_BUSY"));
        }
        MADE.forEach(CallRecordsIT::write);
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void open() {
        var queries = new TenantQueries(database, tenant::get);
        records = new CallRecords(queries);
        statistics = new CallStatistics(queries);
    }

    @Test
    void pagesByCursorShowEachRecordOnceWhileOthersComeIn() {
        var seen = new ArrayList<String>();
        String query = "limit=37";
        int round = 0;
        do {
            Map<String, Object> page = records.list(query);
            records(page).forEach(record -> seen.add((String) record.get("call_id")));
            write(new Made(
                    "later-" + round++, 1, BEGIN.plus(Duration.ofDays(300)), true, 1, "inbound", null, "1", "X"));
            query = page.get("next_cursor") == null ? null : "limit=37&cursor=" + page.get("next_cursor");
        } while (query != null);
        new JdbcTemplate(database).update("delete from call_records where call_id like 'later-%'");
        assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids(1));
    }

    @Test
    void pagesByOffsetTogetherShowEverythingNewestFirst() {
        var starts = new ArrayList<String>();
        var seen = new HashSet<Object>();
        for (int offset = 0; offset < RECORDS; offset += 100) {
            for (Map<String, Object> record : records(records.list("limit=100&offset=" + offset))) {
                starts.add((String) record.get("start_time"));
                seen.add(record.get("call_id"));
            }
        }
        assertThat(starts).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(seen).hasSize(ids(1).size());
    }

    @Test
    void countsWhatMatches() {
        assertThat(records.list("limit=1"))
                .containsEntry("total", (long) ids(1).size())
                .containsEntry("total_is_exact", true);
    }

    @Test
    void filtersByPeriodAndAgentAndDirectionAndCause() {
        var found =
                callIds("from=2026-01-02&to=2026-01-03&agent_extension=1021&direction=inbound&hangup_cause=USER_BUSY");
        assertThat(found)
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(MADE.stream()
                        .filter(made -> made.tenant == 1)
                        .filter(made -> !made.start.isBefore(Instant.parse("2026-01-02T00:00:00Z")))
                        .filter(made -> made.start.isBefore(Instant.parse("2026-01-04T00:00:00Z")))
                        .filter(made -> "1021".equals(made.agent) && made.direction.equals("inbound"))
                        .filter(made -> made.cause.equals("USER_BUSY"))
                        .map(Made::callId)
                        .toList());
    }

    @Test
    void includesBothEndsOfAPeriodGivenAsTimes() {
        Instant start = MADE.get(1).start;
        assertThat(callIds("from=" + start + "&to=" + start)).contains(MADE.get(1).callId);
    }

    @Test
    void findsANumberWithAndWithoutItsPlusSign() {
        var expected = MADE.stream()
                .filter(made -> made.tenant == 1 && made.caller.endsWith("15550100003"))
                .map(Made::callId)
                .toList();
        assertThat(callIds("caller=15550100003")).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(callIds("caller=%2B15550100003")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void takesSignsOfAPatternLiterallyInASearch() {
        assertThat(callIds("search=%25")).isEmpty();
        assertThat(callIds("search=call-1_")).isEmpty();
        assertThat(callIds("search=call-16")).contains("call-16");
    }

    @Test
    void takesAFilterAsDataWhateverItHolds() {
        assertThat(callIds("agent_extension=1021'%20or%20'1'='1")).isEmpty();
    }

    @Test
    void showsTimesInUtcAndTheFieldsOfARecord() {
        Made made = MADE.get(1);
        Map<String, Object> record = records.get(made.callId);
        assertThat(record)
                .containsEntry("call_id", made.callId)
                .containsEntry("start_time", made.start.toString())
                .containsEntry("duration", made.duration)
                .containsEntry("agent_extension", made.agent)
                .containsKeys("id", "uuid", "billsec", "answer_time", "end_time", "recording_path", "caller_id_name");
        assertThat(records.get((String) record.get("id"))).isEqualTo(record);
    }

    @Test
    void hidesWhatBelongsToAnotherTenant() {
        Made others = MADE.get(0);
        String id = with(2, () -> (String) records.get(others.callId).get("id"));
        assertThatThrownBy(() -> records.get(others.callId)).isInstanceOf(ApiException.class);
        assertThatThrownBy(() -> records.get(id)).isInstanceOf(ApiException.class);
        String cursor = with(2, () -> (String) records.list("limit=1").get("next_cursor"));
        assertThat(callIds("cursor=" + cursor)).isSubsetOf(ids(1));
        assertThat(with(3, () -> records.list(null))).containsEntry("total", 0L);
        assertThat(with(3, () -> statistics.stats(null))).containsEntry("total_calls", 0L);
    }

    @Test
    void sumsToTheRecord() {
        sumsMatch("", MADE.stream().filter(made -> made.tenant == 1).toList());
        sumsMatch(
                "from=2026-01-02&to=2026-01-03T12:00:00Z&agent_extension=1022",
                MADE.stream()
                        .filter(made -> made.tenant == 1 && "1022".equals(made.agent))
                        .filter(made -> !made.start.isBefore(Instant.parse("2026-01-02T00:00:00Z")))
                        .filter(made -> !made.start.isAfter(Instant.parse("2026-01-03T12:00:00Z")))
                        .toList());
    }

    private void sumsMatch(String query, List<Made> expected) {
        long answered = expected.stream().filter(Made::answered).count();
        long seconds = expected.stream().mapToLong(Made::duration).sum();
        var agents = new ArrayList<Map<String, Object>>();
        expected.stream()
                .filter(made -> made.agent != null)
                .collect(groupingBy(Made::agent))
                .forEach((agent, calls) -> agents.add(Map.of(
                        "extension",
                        agent,
                        "name",
                        agent.equals("1021") ? "Jane Doe" : agent,
                        "total_calls",
                        (long) calls.size(),
                        "total_duration",
                        calls.stream().mapToLong(Made::duration).sum())));
        Map<String, Object> stats = statistics.stats(query);
        assertThat(expected).isNotEmpty();
        assertThat(stats)
                .containsEntry("total_calls", (long) expected.size())
                .containsEntry("inbound_calls", count(expected, "inbound"))
                .containsEntry("outbound_calls", count(expected, "outbound"))
                .containsEntry("answered_calls", answered)
                .containsEntry("missed_calls", expected.size() - answered)
                .containsEntry("total_duration", seconds)
                .containsEntry("average_duration", Math.round((double) seconds / answered));
        assertThat(stats.get("by_agent"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .containsExactlyInAnyOrderElementsOf(agents);
    }

    private static long count(List<Made> made, String direction) {
        return made.stream().filter(one -> one.direction.equals(direction)).count();
    }

    private List<String> callIds(String query) {
        return records(records.list("limit=1000&" + query)).stream()
                .map(record -> (String) record.get("call_id"))
                .toList();
    }

    private static List<String> ids(int tenant) {
        return MADE.stream()
                .filter(made -> made.tenant == tenant)
                .map(Made::callId)
                .toList();
    }

    private <T> T with(int other, java.util.function.Supplier<T> action) {
        int before = tenant.getAndSet(other);
        try {
            return action.get();
        } finally {
            tenant.set(before);
        }
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> records(Map<String, Object> page) {
        return (List<Map<String, Object>>) page.get("records");
    }

    private static void write(Made made) {
        new JdbcTemplate(database)
                .update(
                        """
                        insert into call_records (uuid, call_id, tenant_id, start_time, answer_time, end_time, duration, direction,
                            agent_extension, caller_id_number, hangup_cause) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                        made.callId,
                        made.callId,
                        made.tenant,
                        made.start.atOffset(ZoneOffset.UTC),
                        made.answered ? made.start.atOffset(ZoneOffset.UTC) : null,
                        made.start.plusSeconds(made.duration).atOffset(ZoneOffset.UTC),
                        made.duration,
                        made.direction,
                        made.agent,
                        made.caller,
                        made.cause);
    }
}
