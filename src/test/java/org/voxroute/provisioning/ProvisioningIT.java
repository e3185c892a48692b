/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.voxroute.provisioning.TestFiles.agent;
import static org.voxroute.provisioning.TestFiles.route;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.esl.client.ApiCommand;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.kit.Hub;
import org.voxroute.simulator.SimulatedSwitch;

/** Changes of agents and inbound routes in the whole hub, as shipped, against the simulated switch and what can go wrong. */
class ProvisioningIT {

    private static final int FIRST = 2000;

    @TempDir
    static Path data;

    @TempDir
    static Path templates;

    private static Hub hub;
    private static TestFiles files;
    private static Path conf;

    @BeforeAll
    static void start() throws IOException {
        copy(Path.of("freeswitch-templates"), templates);
        hub = Hub.start(
                data,
                Map.of(
                        "spring.main.sources", TestFiles.InHub.class.getName(),
                        "voxroute.provisioning.templates-dir", templates.toString()));
        files = hub.bean(TestFiles.class);
        conf = data.resolve("freeswitch-conf");
    }

    @AfterAll
    static void stop() {
        hub.close();
    }

    @AfterEach
    void removeEverything() throws IOException {
        copy(Path.of("freeswitch-templates"), templates);
        List<FileKey> all = new ArrayList<>();
        hub.bean(TestFiles.class).sources().forEach(file -> all.add(file.key()));
        files.clear();
        requested(all);
        hub.client().post("/api/provisioning/reconcile", "");
        await("an empty list").atMost(60, SECONDS).until(() -> pending().isEmpty());
    }

    @Test
    void anAgentIsKnownToTheSwitchBeforeTheAnswerIsThere() {
        Exchange answer = deploy(files.put(agent("1020", "O'Brien & \"Söhne\" <x> ${api(status)} $${domain}")));

        assertThat(answer.getMessage().getHeader(DeployWaits.OUTCOME)).isEqualTo("deployed");
        assertThat(answer.getMessage().getHeader(DeployWaits.REASON)).isNull();
        assertThat(answer.getMessage().getBody()).isEqualTo("the body");
        assertThat(knows("1020")).isTrue();
        assertThat(ask("user_data", "1020@127.0.0.1", "param", "password")).isEqualTo("secret-1020");
        assertThat(ask("user_data", "1020@127.0.0.1", "var", "effective_caller_id_name"))
                .isEqualTo("O'Brien & \"Söhne\" <x> ${api(status)} $${domain}");
    }

    @Test
    void anAgentThatIsGoneIsForgottenAndHisTelephoneToo() {
        FileKey key = files.put(agent("1021", "Jane"));
        deploy(key);
        hub.bean(SimulatedSwitch.class).register("1021");
        assertThat(registered("1021")).isTrue();

        files.remove(key);
        Exchange answer = deploy(key);

        assertThat(answer.getMessage().getHeader(DeployWaits.OUTCOME)).isEqualTo("deployed");
        assertThat(knows("1021")).isFalse();
        assertThat(registered("1021")).isFalse();
        assertThat(conf.resolve("directory/default/1021.xml")).doesNotExist();
        assertThat(hub.bean(DeploymentRows.class).find(FileKind.AGENT, List.of("1021")))
                .isEmpty();
    }

    @Test
    void aCallToADidGoesWhereItsRouteSays() {
        assertThat(outcome(deploy(files.put(route("+15550100777", "1000"))))).isEqualTo("deployed");

        assertThat(conf.resolve("dialplan/public/inbound_15550100777.xml")).hasContent("""
                <include>
                  <extension name="inbound_+15550100777">
                    <condition field="destination_number" expression="^(\\+?15550100777)$">
                      <action application="set" data="domain_name=$${domain}"/>
                      <action application="transfer" data="1000 XML default"/>
                    </condition>
                  </extension>
                </include>
                """);
        assertThat(ask("xml_locate", "dialplan", "context", "name", "public")).contains("inbound_+15550100777");
    }

    @Test
    void aBrokenTemplateKeepsTheChangePendingWithItsLineAndThePreviousFileLive() throws IOException {
        FileKey key = files.put(agent("1022", "Before"));
        deploy(key);
        Path template = templates.resolve("directory/agent.xml.ftl");
        Files.writeString(
                template, "<include>\n  <user id=\"[=agent.extension]\">\n[=agent.nothing]</user></include>\n");

        files.put(agent("1022", "After"));
        Exchange answer = deploy(key);

        assertThat(outcome(answer)).isEqualTo("pending");
        assertThat(reason(answer)).contains("directory/agent.xml.ftl", "line 3").doesNotContain("secret-1022");
        assertThat(name("1022")).isEqualTo("Before");
        assertThat(pendingReason("1022")).contains("line 3");

        copy(Path.of("freeswitch-templates"), templates);
        await().atMost(20, SECONDS).until(() -> name("1022").equals("After"));
    }

    @Test
    void aTemplateThatMakesBrokenXmlReachesNoFile() throws IOException {
        Files.writeString(
                templates.resolve("directory/agent.xml.ftl"),
                "<include>\n<user id=\"[=agent.extension]\">\n</include>\n");

        Exchange answer = deploy(files.put(agent("1023", "x")));

        assertThat(outcome(answer)).isEqualTo("pending");
        assertThat(reason(answer)).contains("line 3");
        assertThat(conf.resolve("directory/default/1023.xml")).doesNotExist();
    }

    @Test
    void aFileThatSomebodyElseBrokeIsNamedAndOursIsPutBack() throws IOException {
        FileKey key = files.put(agent("1024", "Before"));
        deploy(key);
        Path broken = conf.resolve("directory/default/zz_broken.xml");
        Files.writeString(broken, "<include>\n<user id=\"1\">\n</users>\n</include>\n");
        try {
            files.put(agent("1024", "After"));
            Exchange answer = deploy(key);

            assertThat(outcome(answer)).isEqualTo("pending");
            assertThat(reason(answer)).contains("even without this change", "error near line");
            assertThat(conf.resolve("directory/default/1024.xml")).content().contains("Before");
            assertThat(name("1024")).isEqualTo("Before");
        } finally {
            Files.delete(broken);
        }
        await().atMost(40, SECONDS).until(() -> name("1024").equals("After"));
    }

    @Test
    void aFileThatTheHubDidNotWriteIsNeverTouched() throws IOException {
        Path foreign = conf.resolve("directory/default/1025.xml");
        Files.writeString(foreign, "<include>\n<user id=\"1025\"/>\n</include>\n");
        try {
            Exchange answer = deploy(files.put(agent("1025", "x")));

            assertThat(outcome(answer)).isEqualTo("pending");
            assertThat(reason(answer)).contains("directory/default/1025.xml", "not written by the hub");
            assertThat(foreign).hasContent("<include>\n<user id=\"1025\"/>\n</include>\n");
        } finally {
            Files.delete(foreign);
        }
        await().atMost(20, SECONDS).until(() -> name("1025").equals("x"));
    }

    @Test
    void aFolderThatCantBeWrittenKeepsTheChangePending() throws IOException {
        Path folder = conf.resolve("dialplan/public");
        Path aside = conf.resolve("dialplan/public-aside");
        Files.move(folder, aside);
        Files.writeString(folder, "in the way");
        try {
            Exchange answer = deploy(files.put(route("+15550100778", "1000")));

            assertThat(outcome(answer)).isEqualTo("pending");
            assertThat(reason(answer)).contains("Can't write dialplan/public/inbound_15550100778.xml");
            assertThat(outcome(deploy(files.put(agent("1026", "not hurt"))))).isEqualTo("deployed");
        } finally {
            Files.delete(folder);
            Files.move(aside, folder);
        }
        await().atMost(40, SECONDS).until(() -> pending().isEmpty());
        assertThat(ask("xml_locate", "dialplan", "context", "name", "public")).contains("inbound_+15550100778");
    }

    @Test
    void aSwitchThatIsAwayGetsTheChangeWhenItIsBack() {
        FileKey key = files.put(agent("1027", "Before"));
        deploy(key);
        hub.bean(SimulatedSwitch.class).restart(true, Duration.ofSeconds(4));

        files.put(agent("1027", "After"));
        Exchange answer = deploy(key);

        assertThat(outcome(answer)).isEqualTo("pending");
        assertThat(conf.resolve("directory/default/1027.xml")).content().contains("Before");
        await().atMost(40, SECONDS).until(() -> pending().isEmpty());
        assertThat(name("1027")).isEqualTo("After");
    }

    @Test
    void aThousandChangesAreOneReload() {
        long before = reloads();
        List<FileKey> keys = IntStream.range(FIRST, FIRST + 1000)
                .mapToObj(extension -> files.put(agent("x" + extension, "Agent " + extension)))
                .toList();
        requested(keys);
        await().atMost(60, SECONDS).until(() -> pending().isEmpty());

        assertThat(reloads() - before).isEqualTo(1);
        assertThat(knows("x" + FIRST)).isTrue();
        assertThat(knows("x" + (FIRST + 999))).isTrue();
    }

    @Test
    void oneFileThatTheSwitchRefusesHoldsUpNoOther() throws IOException {
        // Well-formed for every XML parser; the switch's own drops the first line's element and finds the end without
        // it.
        Path template = templates.resolve("directory/agent.xml.ftl");
        Files.writeString(template, Files.readString(template).replace("    <params>", """
                <#if agent.extension == "y2007"><X-PRE-PROCESS cmd="set" data="a=b"/><extra>
                </extra></#if>
                    <params>"""));
        List<FileKey> keys = IntStream.range(FIRST, FIRST + 16)
                .mapToObj(extension -> files.put(agent("y" + extension, "Agent " + extension)))
                .toList();
        requested(keys);
        await().atMost(60, SECONDS).until(() -> pending().size() == 1 && pendingReason("y2007") != null);

        assertThat(pendingReason("y2007")).contains("refuses the file");
        assertThat(knows("y2000")).isTrue();
        assertThat(knows("y2015")).isTrue();
        assertThat(knows("y2007")).isFalse();
        assertThat(conf.resolve("directory/default/y2007.xml")).doesNotExist();
    }

    @Test
    void theReconciliationFindsAndMendsWhatDiffers() throws IOException {
        FileKey missing = files.put(agent("1030", "missing"));
        FileKey changed = files.put(agent("1031", "edited"));
        FileKey surplus = files.put(agent("1032", "surplus"));
        FileKey never = agent("1033", "never requested").key();
        requested(List.of(missing, changed, surplus));
        await().atMost(20, SECONDS).until(() -> pending().isEmpty());
        Files.delete(conf.resolve("directory/default/1030.xml"));
        Files.writeString(conf.resolve("directory/default/1031.xml"), "<include>\n</include>\n");
        files.remove(surplus);
        files.put(agent("1033", "never requested"));

        JsonNode dry = hub.client()
                .post("/api/provisioning/reconcile?dry_run=true", "")
                .path("data");

        assertThat(names(dry, "missing")).containsExactlyInAnyOrder("1030", "1033");
        assertThat(names(dry, "foreign")).containsExactly("1031");
        assertThat(names(dry, "surplus")).containsExactly("1032");
        assertThat(dry.path("requested").asInt()).isZero();
        assertThat(conf.resolve("directory/default/1030.xml")).doesNotExist();

        JsonNode run = hub.client().post("/api/provisioning/reconcile", "").path("data");

        assertThat(run.path("requested").asInt()).isEqualTo(4);
        await().atMost(20, SECONDS).until(() -> pending().size() == 1);
        assertThat(pendingReason("1031")).contains("was changed since");
        assertThat(name("1030")).isEqualTo("missing");
        assertThat(knows("1032")).isFalse();
        assertThat(name(never.name())).isEqualTo("never requested");
        Files.delete(conf.resolve("directory/default/1031.xml"));
        await().atMost(40, SECONDS).until(() -> name("1031").equals("edited"));
    }

    private static Exchange deploy(FileKey key) {
        requested(List.of(key));
        return hub.bean(ProducerTemplate.class).request("direct:deploy-changes", exchange -> {
            exchange.getMessage().setBody("the body");
            exchange.getMessage().setHeader(DeployWaits.FILES, List.of(key));
        });
    }

    /** As those do who save a change, without a request of the API. */
    private static void requested(List<FileKey> keys) {
        var rows = hub.bean(DeploymentRows.class);
        keys.forEach(key -> rows.request(key.kind(), key.name(), 1));
    }

    private static String outcome(Exchange answer) {
        return answer.getMessage().getHeader(DeployWaits.OUTCOME, String.class);
    }

    private static String reason(Exchange answer) {
        return answer.getMessage().getHeader(DeployWaits.REASON, String.class);
    }

    private static List<JsonNode> pending() {
        var found = new ArrayList<JsonNode>();
        hub.client().get("/api/provisioning").at("/data/pending").forEach(found::add);
        return found;
    }

    private static String pendingReason(String name) {
        return pending().stream()
                .filter(row -> row.path("name").asText().equals(name))
                .map(row -> row.path("reason").textValue())
                .findFirst()
                .orElse(null);
    }

    private static List<String> names(JsonNode report, String kind) {
        var names = new ArrayList<String>();
        report.path(kind).forEach(entry -> names.add(entry.path("name").asText()));
        return names;
    }

    private static long reloads() {
        return hub.bean(DeployCounters.class).reloads();
    }

    private static boolean knows(String extension) {
        return ask("user_exists", "id", extension, "127.0.0.1").equals("true");
    }

    private static String name(String extension) {
        return ask("user_data", extension + "@127.0.0.1", "var", "effective_caller_id_name");
    }

    private static boolean registered(String extension) {
        return hub.bean(SimulatedSwitch.class).registrations().stream()
                .anyMatch(registration -> registration.toString().contains(extension));
    }

    private static String ask(String command, String... arguments) {
        return hub.bean(EslNodes.class)
                .only()
                .api(ApiCommand.of(command, arguments), Duration.ofSeconds(10))
                .join()
                .text()
                .strip();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : all.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(each));
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(each));
            }
        }
    }
}
