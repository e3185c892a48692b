/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An extension exists if its file does and the switch has read it; what can't be read changes nothing. */
class ReloadXmlTest {

    private static final String SUCCESS = "+OK [Success]\n";
    private static final String USER =
            "<user id=\"1030\">\n<params>\n<param name=\"password\" value=\"%s\"/>\n</params>\n</user>";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private Folder folder;

    @SuppressWarnings("NullAway.Init")
    private SimulatedSwitch fs;

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    @BeforeEach
    void start() {
        folder = Folder.copy(Telling.CONFIGURATION, temporary.resolve("conf"));
        fs = new SimulatedSwitch(SimulatorConfig.of(folder.root(), "secret").withRegistered());
        fs.start();
        client = TestClient.of(fs, "secret");
    }

    @AfterEach
    void stop() {
        client.close();
        fs.close();
    }

    @Test
    void knowsANewExtensionOnlyAfterTheReload() {
        folder.extension("1030", USER.formatted("one"));
        assertThat(exists("1030")).isFalse();
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(exists("1030")).isTrue();
        assertThat(password("1030")).isEqualTo("one");
        assertThat(fs.register("1030")).isEqualTo(SimulatedSwitch.Registering.REGISTERED);
    }

    @Test
    void forgetsAnExtensionWhoseFileIsGoneButNotItsRegistration() {
        fs.register("1020");
        folder.delete("directory/default/1020.xml");
        assertThat(exists("1020")).isTrue();
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(exists("1020")).isFalse();
        assertThat(client.api("originate user/1020@127.0.0.1 &park()")).isEqualTo("-ERR SUBSCRIBER_ABSENT\n");
        assertThat(client.api("sofia_contact 1020@127.0.0.1")).startsWith("sofia/internal/sip:1020@127.0.0.1:");
        client.api("sofia profile internal flush_inbound_reg 1020@127.0.0.1");
        assertThat(client.api("sofia_contact 1020@127.0.0.1")).isEqualTo("error/user_not_registered");
    }

    @Test
    void followsAChangedDialplan() {
        folder.write(
                "dialplan/public.xml",
                "<include>\n<context name=\"public\">\n<extension name=\"new\">\n"
                        + "<condition field=\"destination_number\" expression=\"^\\+?15550100002$\">\n"
                        + "<action application=\"hangup\" data=\"CALL_REJECTED\"/>\n"
                        + "</condition>\n</extension>\n</context>\n</include>\n");
        reload();
        client.send("event plain CHANNEL_HANGUP_COMPLETE");
        client.send("bgapi originate null/x +15550100002 XML public");
        assertThat(client.awaits("CHANNEL_HANGUP_COMPLETE").get("Hangup-Cause")).isEqualTo("CALL_REJECTED");
    }

    /** Files that the real switch refused, with what it said; the rest of the same reload is lost with them. */
    @ParameterizedTest(name = "{1}: {0}")
    @MethodSource("brokenFiles")
    void keepsTheOldConfigurationWhenAFileIsBroken(String broken, String complaint) {
        folder.extension("1031", USER.replace("1030", "1031").formatted("lost"));
        folder.extension("1030", broken);
        String reply = reload();
        assertThat(reply).matches("\\+OK \\[\\[error near line \\d+]: \\Q" + complaint + "\\E]\n");
        assertThat(masked(reply)).isIn(complaints());
        assertThat(exists("1030")).isFalse();
        assertThat(exists("1031")).isFalse();
        assertThat(exists("1020")).isTrue();
        assertThat(password("1020")).isEqualTo("secret1020");

        folder.extension("1030", USER.formatted("repaired"));
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(password("1030")).isEqualTo("repaired");
        assertThat(exists("1031")).isTrue();
    }

    static Stream<Arguments> brokenFiles() {
        return Stream.of(
                Arguments.of("<user id=\"1030\">\n<params>\n</params>", "unexpected closing tag </users>"),
                Arguments.of("<user id=\"1030\">\n<params>\n</user>", "unexpected closing tag </user>"),
                Arguments.of("<user id=\"1030\"/>\n<users>", "unexpected closing tag </group>"),
                Arguments.of("<!-- never closed\n<user id=\"1030\"/>", "unclosed <!--"));
    }

    /** All complaints that were recorded. */
    private static Stream<String> recordedComplaints() {
        return new Recording("63_reloadxml_malformed")
                .received().stream().map(Frame::text).filter(text -> text.startsWith("+OK [["));
    }

    private static List<String> complaints() {
        return recordedComplaints().map(ReloadXmlTest::masked).distinct().toList();
    }

    private static String masked(String reply) {
        return reply.replaceAll("near line \\d+", "near line N");
    }

    /** The line is that of the whole document, where includes stand in their place and their frames are gone. */
    @Test
    void namesTheLineOfTheWholeDocument() {
        folder.write(
                "freeswitch.xml",
                "<?xml version=\"1.0\"?>\n<document>\n<section name=\"directory\">\n"
                        + "<X-PRE-PROCESS cmd=\"include\" data=\"part.xml\"/>\n</section>\n</document>\n");
        folder.write("part.xml", "<include>\n<domain name=\"x\">\n<groups>\n</domain>\n</include>\n");
        assertThat(reload()).isEqualTo("+OK [[error near line 5]: unexpected closing tag </domain>]\n");
        folder.write("part.xml", "<include>\n<domain name=\"x\">\n\n<groups>\n</domain>\n</include>\n");
        assertThat(reload()).isEqualTo("+OK [[error near line 6]: unexpected closing tag </domain>]\n");
    }

    /** What the real switch takes without a word, and what it makes of it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("oddFiles")
    void readsOddFilesAsTheRealSwitchDoes(String what, String user, String password) {
        folder.extension("1030", user);
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(password("1030")).isEqualTo(password);
    }

    static Stream<Arguments> oddFiles() {
        return Stream.of(
                Arguments.of("escaped", USER.formatted("a&lt;b"), "a<b"),
                Arguments.of("ampersand", USER.formatted("a&amp;b;c"), "a&b;c"),
                Arguments.of("quote cuts the value", USER.formatted("a\"b"), "a"),
                Arguments.of("UTF-8", USER.formatted("café日本"), "café日本"),
                Arguments.of("CRLF", USER.formatted("crlf").replace("\n", "\r\n"), "crlf"),
                Arguments.of("global variable", USER.formatted("$${domain}-${x}-$1"), "127.0.0.1-${x}-$1"),
                Arguments.of("long", USER.formatted("z".repeat(20_000)), "z".repeat(20_000)),
                Arguments.of("no quotes: no user", USER.formatted("x").replace("\"1030\"", "1030"), "-ERR no reply\n"));
    }

    @Test
    void dropsAFileThatIsOneLineWithItsInclude() {
        folder.write(
                "directory/default/1030.xml", "<include>" + USER.formatted("x").replace("\n", "") + "</include>\n");
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(exists("1030")).isFalse();
    }

    @Test
    void takesTheFirstOfTwoFilesForAUser() {
        folder.extension("1020a", USER.replace("1030", "1020").formatted("second"));
        folder.extension("1010", USER.replace("1030", "1020").formatted("first"));
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(password("1020")).isEqualTo("first");
    }

    @ParameterizedTest
    @MethodSource("unreadNames")
    void ignoresFilesThatAreBeingWritten(String name) {
        folder.write("directory/default/" + name, "<include>\n" + USER.formatted("x") + "\n</include>\n");
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(exists("1030")).isFalse();
    }

    static Stream<String> unreadNames() {
        return Stream.of(".1030.xml", "1030.xml.tmp", "1030.xml~");
    }

    @Test
    void runsNothingThatTheConfigurationWantsToRun() {
        Path proof = temporary.resolve("proof");
        folder.write(
                "directory/default/1030.xml",
                "<include>\n<X-PRE-PROCESS cmd=\"exec-set\" data=\"x=touch " + proof + "\"/>\n"
                        + "<X-PRE-PROCESS cmd=\"exec\" data=\"touch " + proof + "\"/>\n" + USER.formatted("x")
                        + "\n</include>\n");
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(proof).doesNotExist();
        assertThat(exists("1030")).isTrue();
    }

    @Test
    void tellsThatItHasReloaded() {
        client.send("event plain RELOADXML API");
        reload();
        assertThat(client.heard()).map(event -> event.get("Event-Name")).startsWith("RELOADXML", "API");
    }

    @Test
    void findsANewGatewayOnlyWhenItsProfileIsScanned() {
        String gateway = "<gateway name=\"new1\">\n<param name=\"username\" value=\"u\"/>\n"
                + "<param name=\"proxy\" value=\"127.0.0.1:5091\"/>\n<param name=\"register\" value=\"false\"/>\n</gateway>";
        folder.write("freeswitch.xml", folder.read("freeswitch.xml").replace("<gateways>", "<gateways>\n" + gateway));
        assertThat(reload()).isEqualTo(SUCCESS);
        assertThat(client.api("sofia status gateway new1")).isEqualTo("Invalid Gateway!\n");
        assertThat(client.api("sofia profile external rescan")).isEqualTo("Reload XML [Success]\n+OK scan complete\n");
        String recorded = new Recording("63_reloadxml_malformed")
                .received().stream()
                        .map(Frame::text)
                        .filter(text -> text.contains("Name    \tnew1\n"))
                        .findFirst()
                        .orElseThrow();
        assertThat(Recording.comparable(client.api("sofia status gateway new1")))
                .isEqualTo(Recording.comparable(recorded));
        assertThat(client.api("sofia profile external killgw new1")).isEqualTo("+OK gateway marked for deletion.\n");
        assertThat(client.api("sofia status gateway new1")).isEqualTo("Invalid Gateway!\n");
    }

    private String reload() {
        return client.api("reloadxml");
    }

    private boolean exists(String user) {
        return client.api("user_exists id " + user + " 127.0.0.1").equals("true");
    }

    private String password(String user) {
        return client.api("user_data " + user + "@127.0.0.1 param password");
    }
}
