/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.StorableText;
import org.voxroute.admin.TenantQueries;
import org.voxroute.admin.http.Contract;
import org.voxroute.kit.TestDatabase;
import org.voxroute.provisioning.AgentFile;
import org.voxroute.provisioning.Deployments;
import org.voxroute.security.VaultKey;

/** Whatever somebody is called: stored, told and handed to the switch's file as it is, or refused. */
class AgentNamesProperties {

    private static final String EXTENSION = "2001";

    private static DataSource database;
    private static PasswordVault vault;
    private static Agents agents;
    private static AgentImport agentImport;

    @BeforeContainer
    static void start() {
        database = TestDatabase.create();
        vault = new PasswordVault(VaultKey.of("a secret that is long enough for a key", Path.of("unused")));
        var queries = new TenantQueries(database, () -> 1);
        var deployments = new Deployments(database, () -> 1);
        var reserved = ReservedExtensions.parse("1000-1019");
        var access = new SipAccess("127.0.0.1", "wss://127.0.0.1:7443", "127.0.0.1", 5060, "");
        agents = new Agents(queries, vault, access, reserved, deployments);
        agentImport = new AgentImport(queries, vault, reserved, deployments, Contract.RESOURCE);
    }

    @AfterProperty
    void forget() {
        new JdbcTemplate(database).update("delete from agents");
    }

    @Property(tries = 200)
    void aNameIsKeptAsItIsOrRefused(@ForAll("names") String name) {
        forget();
        String body = JsonNodeFactory.instance
                .objectNode()
                .put("extension", EXTENSION)
                .put("name", name)
                .toString();
        if (StorableText.problem(name) == null) {
            agents.create(body);
            keeps(name);
        } else {
            assertThatThrownBy(() -> agents.create(body)).isInstanceOf(ApiException.class);
        }
    }

    @Property(tries = 200)
    void aNameInACellIsKeptAsItIsOrNamed(@ForAll("names") String name) {
        forget();
        String csv = "extension,name\n" + EXTENSION + ",\"" + name.replace("\"", "\"\"") + "\"\n";
        boolean isText = !name.codePoints().anyMatch(point -> Character.getType(point) == Character.SURROGATE);
        if (isText) {
            Map<String, ?> done = agentImport
                    .create(csv.getBytes(StandardCharsets.UTF_8), "text/csv")
                    .data();
            boolean isGood = StorableText.problem(name) == null && !name.isBlank();
            assertThat(done.get("created")).isEqualTo(isGood ? 1 : 0);
            if (isGood) {
                keeps(name);
            }
        }
    }

    private static void keeps(String name) {
        assertThat(agents.get(EXTENSION)).containsEntry("name", name).containsEntry("caller_id_name", name);
        var file = (AgentFile)
                AgentFiles.of(database, vault).find(Agents.key(EXTENSION)).orElseThrow();
        assertThat(file.callerIdName()).isEqualTo(name);
        assertThat(file.password()).isEqualTo(agents.credentials(EXTENSION).get("password"));
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> nasty = Arbitraries.of(
                "'",
                "\"",
                "<",
                ">",
                "&",
                "${api(status)}",
                "$${domain}",
                "]]>",
                "<!--",
                "\\",
                "%",
                "_",
                "\u0000",
                "\n",
                "\u0085",
                "\uD83D",
                "😀",
                "é",
                "^^:",
                ",",
                ";",
                "?",
                ":tenant",
                "--",
                " ");
        return Arbitraries.oneOf(
                nasty.list().ofMinSize(1).ofMaxSize(8).map(parts -> String.join("x", parts)),
                Arbitraries.strings().all().ofMinLength(1).ofMaxLength(100));
    }
}
