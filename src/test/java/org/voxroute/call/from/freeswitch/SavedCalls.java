/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.call.Outbox;
import org.voxroute.call.PostgresCallStore;
import org.voxroute.kit.TestDatabase;

/** A database with calls in it, and what its tables say. */
final class SavedCalls {

    final DataSource database = TestDatabase.create();
    final JdbcTemplate jdbc = new JdbcTemplate(database);
    final Outbox outbox = new Outbox(database, Duration.ofSeconds(30), "hub");
    final PostgresCallStore store = new PostgresCallStore(database, outbox);

    /** call_records, a line each, as {@link ExpectedStories} writes them. */
    List<String> records() {
        return jdbc.query(
                "select * from call_records",
                (row, n) -> ExpectedStories.line(
                        row.getString("call_id"),
                        row.getString("direction"),
                        row.getString("caller_id_number"),
                        row.getString("caller_id_name"),
                        row.getString("destination_number"),
                        row.getString("agent_extension"),
                        time(row.getObject("start_time", OffsetDateTime.class)),
                        time(row.getObject("answer_time", OffsetDateTime.class)),
                        time(row.getObject("end_time", OffsetDateTime.class)),
                        row.getInt("duration"),
                        row.getInt("billsec"),
                        row.getString("hangup_cause"),
                        row.getString("recording_path")));
    }

    Map<String, Object> record(String callId) {
        return jdbc.queryForMap("select * from call_records where call_id = ?", callId);
    }

    Map<String, Object> call(String callId) {
        return jdbc.queryForMap("select * from phone_calls where call_id = ?", callId);
    }

    Map<String, String> statuses() {
        return jdbc.queryForList("select call_id, status from phone_calls").stream()
                .collect(Collectors.toMap(row -> (String) row.get("call_id"), row -> (String) row.get("status")));
    }

    Map<String, String> merged() {
        return jdbc.queryForList("select call_id, merged_into from phone_calls where merged_into is not null").stream()
                .collect(Collectors.toMap(row -> (String) row.get("call_id"), row -> (String) row.get("merged_into")));
    }

    List<String> eventTypes(String callId) {
        return jdbc.queryForList("select type from outbox where key = ? order by id", String.class, callId);
    }

    /** Of all events that wait, in order. */
    List<UUID> eventIds() {
        return jdbc.queryForList("select event_id from outbox order by id", UUID.class);
    }

    private static Instant time(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
