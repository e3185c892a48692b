/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Calls in PostgreSQL: one transaction a batch, one statement a table, whatever the number of calls. Thread-safe. */
public final class PostgresCallStore implements CallStore {

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Outbox outbox;

    public PostgresCallStore(DataSource database, Outbox outbox) {
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(database));
        this.outbox = outbox;
    }

    @Override
    public Map<String, Call> callsOfLegs(Collection<String> uuids) {
        Map<String, Call> calls = new HashMap<>();
        Rows.of(uuids, uuid -> new @Nullable Object[] {uuid})
                .query(jdbc, """
                        select l.uuid, c.state from unnest(?::text[]) as u(uuid)
                        join call_legs l on l.uuid = u.uuid join phone_calls c on c.call_id = l.call_id
                        where c.state is not null""", row -> calls.put(row.getString(1), CallJson.read(row.getString(2))));
        return calls;
    }

    @Override
    public Map<String, Call> calls(Collection<String> ids) {
        Map<String, Call> calls = new HashMap<>();
        Rows.of(ids, id -> new @Nullable Object[] {id})
                .query(jdbc, """
                        select c.call_id, c.state from unnest(?::text[]) as u(id)
                        join phone_calls c on c.call_id = u.id where c.state is not null""", row -> calls.put(row.getString(1), CallJson.read(row.getString(2))));
        return calls;
    }

    @Override
    public List<Call> openCalls(String node, int limit) {
        return jdbc.query(
                "select state from phone_calls where node = ? and end_time is null order by id limit ?",
                (row, n) -> CallJson.read(row.getString(1)),
                node,
                limit);
    }

    @Override
    public Set<String> openNodes(String ending) {
        return Set.copyOf(jdbc.queryForList(
                "select distinct node from phone_calls where end_time is null and right(node, length(?)) = ?",
                String.class,
                ending,
                ending));
    }

    @Override
    public List<Call> strandedCalls(int limit) {
        return jdbc.query("""
                select state from phone_calls
                where end_time is null and open_legs = 0 and updated_at < now() - interval '1 minute'
                order by id limit ?""", (row, n) -> CallJson.read(row.getString(1)), limit);
    }

    @Override
    public Map<Registration.Key, Registration> registrations(Collection<Registration.Key> keys) {
        Map<Registration.Key, Registration> found = new HashMap<>();
        Rows.of(keys, key -> new @Nullable Object[] {key.node(), key.extension(), key.domain()})
                .query(jdbc, """
                        select r.* from unnest(?::text[], ?::text[], ?::text[]) as k(node, extension, domain)
                        join agent_registrations r using (node, extension, domain)""", row -> {
                    Registration registration = registration(row);
                    found.put(registration.key(), registration);
                });
        return found;
    }

    private static Registration registration(ResultSet row) throws SQLException {
        return new Registration(
                row.getString("node"),
                row.getString("extension"),
                row.getString("domain"),
                row.getBoolean("registered"),
                Objects.requireNonNull(time(row, "changed_at")),
                row.getLong("sequence"),
                row.getString("contact"),
                row.getString("sip_call_id"),
                row.getString("user_agent"),
                row.getString("address"),
                time(row, "expires_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    @Override
    public Map<String, SwitchEvent.GatewayEvent> gateways(String node) {
        Map<String, SwitchEvent.GatewayEvent> found = new HashMap<>();
        jdbc.query(
                "select * from gateway_states where node = ?",
                row -> {
                    found.put(row.getString("gateway"), gateway(row));
                },
                node);
        return found;
    }

    private static SwitchEvent.GatewayEvent gateway(ResultSet row) throws SQLException {
        return new SwitchEvent.GatewayEvent(
                row.getString("node"),
                Objects.requireNonNull(time(row, "changed_at")),
                row.getString("gateway"),
                row.getBoolean("up"),
                row.getString("state"),
                row.getString("ping"),
                row.getString("reason"));
    }

    @Override
    public void save(Changes changes) {
        transaction.executeWithoutResult(status -> {
            saveCalls(changes.calls());
            saveMerged(changes.merged());
            saveLegs(changes.legs());
            saveRecords(changes.records());
            saveRegistrations(changes.registrations());
            saveGateways(changes.gateways());
            saveMessages(changes.messages());
            outbox.append(changes.events());
        });
    }

    private void saveCalls(List<Call> calls) {
        Rows.of(calls, call -> {
                    CallSummary summary = CallSummary.of(call);
                    long openLegs = call.legs().values().stream()
                            .filter(leg -> !leg.isEnded())
                            .count();
                    return new @Nullable Object[] {
                        call.id(),
                        summary.customer(),
                        summary.organization(),
                        summary.status().label(),
                        summary.start(),
                        call.settled() ? summary.end() : null,
                        call.settled() ? summary.duration() : null,
                        call.tenantId(),
                        summary.direction().label(),
                        call.node(),
                        summary.caller(),
                        summary.callerName(),
                        summary.destination(),
                        summary.agentExtension(),
                        summary.answer(),
                        call.settled() ? summary.hangupCause() : null,
                        call.sequence(),
                        openLegs,
                        CallJson.write(call)
                    };
                })
                .update(jdbc, """
                        insert into phone_calls (call_id, call_sid, customer_number, organization_number, status, start_time,
                            end_time, duration, tenant_id, direction, node, caller, caller_name, destination,
                            agent_extension, answer_time, hangup_cause, sequence, open_legs, state)
                        select c1, c1, c2, c3, c4, c5::timestamptz, c6::timestamptz, c7::int, c8::int, c9, c10, c11, c12, c13,
                            c14, c15::timestamptz, c16, c17::bigint, c18::int, c19::jsonb
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[])
                            as t(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17, c18, c19)
                        on conflict (call_id) do update set
                            customer_number = excluded.customer_number, organization_number = excluded.organization_number,
                            status = excluded.status, start_time = excluded.start_time, end_time = excluded.end_time,
                            duration = excluded.duration, tenant_id = excluded.tenant_id, direction = excluded.direction,
                            caller = excluded.caller, caller_name = excluded.caller_name,
                            destination = excluded.destination, agent_extension = excluded.agent_extension,
                            answer_time = excluded.answer_time, hangup_cause = excluded.hangup_cause,
                            sequence = excluded.sequence, open_legs = excluded.open_legs, state = excluded.state,
                            updated_at = now()
                        where phone_calls.sequence <= excluded.sequence and phone_calls.status <> 'merged'""");
    }

    /** Its legs lead to the other call now; the row stays, for those who still know the old id. */
    private void saveMerged(List<MergedCall> merged) {
        Rows.of(merged, gone -> new @Nullable Object[] {
                    gone.call().id(), gone.into(), gone.at(), gone.call().sequence() + 1
                })
                .update(jdbc, """
                        update phone_calls set status = 'merged', merged_into = t.into_id, end_time = t.at::timestamptz,
                            sequence = t.sequence::bigint, open_legs = 0, state = null, updated_at = now()
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[]) as t(id, into_id, at, sequence)
                        where call_id = t.id""");
    }

    private void saveLegs(Map<String, String> legs) {
        Rows.of(legs.entrySet(), leg -> new @Nullable Object[] {leg.getKey(), leg.getValue()})
                .update(jdbc, """
                        insert into call_legs (uuid, call_id) select * from unnest(?::text[], ?::text[])
                        on conflict (uuid) do update set call_id = excluded.call_id
                        where call_legs.call_id <> excluded.call_id""");
    }

    private void saveRecords(List<Cdr> records) {
        Rows.of(records, cdr -> new @Nullable Object[] {
                    cdr.callId(),
                    cdr.callerName(),
                    cdr.callerNumber(),
                    cdr.destination(),
                    cdr.direction() == null ? null : cdr.direction().label(),
                    cdr.start(),
                    cdr.answer(),
                    cdr.end(),
                    cdr.duration(),
                    cdr.billsec(),
                    cdr.hangupCause(),
                    cdr.recordingPath(),
                    cdr.agentExtension(),
                    cdr.tenantId(),
                    cdr.node(),
                    cdr.source().label(),
                    cdr.revision()
                })
                .update(jdbc, """
                        insert into call_records (uuid, call_id, caller_id_name, caller_id_number, destination_number, direction,
                            start_time, answer_time, end_time, duration, billsec, hangup_cause, recording_path,
                            agent_extension, tenant_id, node, source, revision)
                        select c1, c1, c2, c3, c4, c5, c6::timestamptz, c7::timestamptz, c8::timestamptz, c9::int, c10::int,
                            c11, c12, c13, c14::int, c15, c16, c17::int
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            as t(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11, c12, c13, c14, c15, c16, c17)
                        on conflict (call_id) do update set
                            caller_id_name = excluded.caller_id_name, caller_id_number = excluded.caller_id_number,
                            destination_number = excluded.destination_number, direction = excluded.direction,
                            start_time = excluded.start_time, answer_time = excluded.answer_time,
                            end_time = excluded.end_time, duration = excluded.duration, billsec = excluded.billsec,
                            hangup_cause = excluded.hangup_cause, recording_path = excluded.recording_path,
                            agent_extension = excluded.agent_extension, source = excluded.source,
                            revision = excluded.revision, updated_at = now()""");
    }

    private void saveMessages(List<SaidMessage> messages) {
        Rows.of(messages, said -> new @Nullable Object[] {
                    said.id(),
                    said.callId(),
                    said.tenantId(),
                    said.message().type(),
                    said.message().content(),
                    said.message().senderType(),
                    said.message().senderName(),
                    said.message().confidence(),
                    said.message().metadata(),
                    said.message().at()
                })
                .update(jdbc, """
                        insert into phone_call_messages (event_id, call_id, tenant_id, message_type, content, sender_type,
                            sender_name, confidence, metadata, created_at, updated_at)
                        select c1::uuid, c2, c3::int, c4, c5, c6, c7, c8::double precision, c9::jsonb, c10::timestamptz,
                            c10::timestamptz
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[]) with ordinality as t(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, n)
                        order by t.n on conflict (event_id) do nothing""");
    }

    private void saveRegistrations(List<Registration> registrations) {
        Rows.of(registrations, one -> new @Nullable Object[] {
                    one.node(),
                    one.extension(),
                    one.domain(),
                    one.registered(),
                    one.contact(),
                    one.sipCallId(),
                    one.userAgent(),
                    one.address(),
                    one.expires(),
                    one.at(),
                    one.sequence()
                })
                .update(jdbc, """
                        insert into agent_registrations (node, extension, domain, registered, contact, sip_call_id, user_agent,
                            address, expires_at, changed_at, sequence)
                        select c1, c2, c3, c4::boolean, c5, c6, c7, c8, c9::timestamptz, c10::timestamptz, c11::bigint
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                            ?::text[], ?::text[], ?::text[]) as t(c1, c2, c3, c4, c5, c6, c7, c8, c9, c10, c11)
                        on conflict (node, extension, domain) do update set
                            registered = excluded.registered, contact = excluded.contact,
                            sip_call_id = excluded.sip_call_id, user_agent = excluded.user_agent,
                            address = excluded.address, expires_at = excluded.expires_at,
                            changed_at = excluded.changed_at, sequence = excluded.sequence""");
    }

    private void saveGateways(List<SwitchEvent.GatewayEvent> gateways) {
        Rows.of(gateways, one -> new @Nullable Object[] {
                    one.node(), one.gateway(), one.up(), one.state(), one.ping(), one.reason(), one.at()
                })
                .update(jdbc, """
                        insert into gateway_states (node, gateway, up, state, ping, reason, changed_at)
                        select c1, c2, c3::boolean, c4, c5, c6, c7::timestamptz
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                            as t(c1, c2, c3, c4, c5, c6, c7)
                        on conflict (node, gateway) do update set
                            up = excluded.up, state = excluded.state, ping = excluded.ping, reason = excluded.reason,
                            changed_at = excluded.changed_at
                        where gateway_states.changed_at <= excluded.changed_at""");
    }
}
