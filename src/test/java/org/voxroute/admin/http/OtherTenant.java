/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.call.from.freeswitch.FreeSwitchCalls;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.kit.Hub;

/**
 * Tenant 2 with things of its own: a call that goes on, one that ended, and whatever the contract lets it make. Its ids
 * lead to nothing for tenant 1.
 */
final class OtherTenant {

    /** Stands in everything of its that is told. */
    static final String MARK = "of-tenant-two";

    private static final ObjectMapper JSON = new ObjectMapper();
    static final String ADMIN = "admin-" + MARK;

    /** Ids of what no operation makes: by the beginning of the address. */
    private static final Map<String, String> IDS = Map.of("/cdr/", "ended-" + MARK, "/calls/", "active-" + MARK);

    private final ApiCaller caller;
    private final Map<String, JsonNode> made = new HashMap<>();

    private OtherTenant(ApiCaller caller) {
        this.caller = caller;
    }

    static OtherTenant in(Hub hub, ApiCaller caller) {
        caller.addUser(2, ADMIN, "admin");
        play(hub, "ended-" + MARK, "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE");
        play(hub, "active-" + MARK, "CHANNEL_CREATE", "CHANNEL_ANSWER");
        var jdbc = new JdbcTemplate(hub.bean(DataSource.class));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> jdbc.queryForObject("select count(*) from call_records", Integer.class) == 1);
        return new OtherTenant(caller);
    }

    /** The operation's address with an id that this tenant has. */
    String pathOf(ContractOperation operation) throws Exception {
        String template = operation.template();
        String name = operation.parameters("path").get(0).getName();
        for (var id : IDS.entrySet()) {
            if (template.startsWith(id.getKey())) {
                return operation.pathWith(name, id.getValue());
            }
        }
        String collection = template.substring(0, template.indexOf("/{"));
        JsonNode thing = made.computeIfAbsent(collection, this::make);
        String id = thing.path(name).asText(thing.path("id").asText());
        assertThat(id)
                .as("POST %s answers with %s or id, or OtherTenant names an id", collection, name)
                .isNotEmpty();
        return operation.pathWith(name, id);
    }

    private JsonNode make(String collection) {
        ContractOperation post = ContractOperation.all()
                .filter(one -> one.template().equals(collection) && one.method().equals("POST"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("OtherTenant needs an id for what stands below " + collection));
        try {
            var body = (ObjectNode) SchemaSample.valid(post.body().orElseThrow());
            if (body.path("name").isTextual()) {
                body.put("name", MARK);
            }
            var answer = caller.ask(ADMIN, "POST", "/api" + collection, body.toString());
            assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
            return JSON.readTree(answer.body()).path("data");
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void play(Hub hub, String uuid, String... names) {
        for (String name : names) {
            String now = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
            var headers = new LinkedHashMap<String, String>();
            headers.put("Event-Name", name);
            headers.put("Unique-ID", uuid);
            headers.put("Call-Direction", "inbound");
            headers.put("Event-Date-Timestamp", now);
            headers.put("Caller-Channel-Created-Time", now);
            headers.put("Caller-Caller-ID-Number", "+15550100002");
            headers.put("Caller-Caller-ID-Name", MARK);
            headers.put("Caller-Destination-Number", "+15550100009");
            headers.put("variable_voxroute_tenant", "2");
            hub.bean(FreeSwitchCalls.class)
                    .record(List.of(new ReceivedEvent("elsewhere", 1, ReceivedEvent.Kind.EVENT, EslEvent.of(headers))));
        }
    }
}
