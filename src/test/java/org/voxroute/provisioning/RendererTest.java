/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTest {

    private final Renderer shipped = renderer(Path.of("freeswitch-templates"));

    @TempDir
    private Path folder;

    @Test
    void anAgentIsTheRequirementsXml() {
        RenderedFile file = shipped.render(new AgentFile(1, "1020", "generated", "John Doe", "+15550100002"));

        assertThat(file.path()).isEqualTo("directory/default/1020.xml");
        assertThat(file.text()).isEqualTo("""
                <include>
                  <user id="1020">
                    <params>
                      <param name="password" value="generated"/>
                      <param name="vm-password" value="1020"/>
                    </params>
                    <variables>
                      <variable name="toll_allow" value="domestic,international,local"/>
                      <variable name="accountcode" value="1020"/>
                      <variable name="user_context" value="default"/>
                      <variable name="effective_caller_id_name" value="John Doe"/>
                      <variable name="effective_caller_id_number" value="+15550100002"/>
                      <variable name="outbound_caller_id_name" value="$${outbound_caller_name}"/>
                      <variable name="outbound_caller_id_number" value="$${outbound_caller_id}"/>
                      <variable name="callgroup" value="agents"/>
                      <!-- WebRTC Support -->
                      <variable name="media_webrtc" value="true"/>
                      <variable name="rtp_secure_media" value="true"/>
                      <variable name="rtp_secure_media_inbound" value="true"/>
                      <variable name="rtp_secure_media_outbound" value="true"/>
                      <variable name="sip_secure_media" value="true"/>
                    </variables>
                  </user>
                </include>
                """);
    }

    @Test
    void aRouteIsTheRequirementsXml() {
        RenderedFile file = shipped.render(new InboundRouteFile(1, "+15550100002", "1020", null));

        assertThat(file.path()).isEqualTo("dialplan/public/inbound_15550100002.xml");
        assertThat(file.text()).isEqualTo("""
                <include>
                  <extension name="inbound_+15550100002">
                    <condition field="destination_number" expression="^(\\+?15550100002)$">
                      <action application="set" data="domain_name=$${domain}"/>
                      <action application="transfer" data="1020 XML default"/>
                    </condition>
                  </extension>
                </include>
                """);
    }

    @Test
    void aRouteToAVoiceAgentParksTheCallWithItsName() {
        RenderedFile file = shipped.render(new InboundRouteFile(1, "15550100002", null, "reception"));

        assertThat(file.text())
                .contains(
                        "data=\"voxroute_voice_agent=reception\"",
                        "data=\"voxroute_tenant=1\"",
                        "<action application=\"park\"/>")
                .doesNotContain("transfer");
    }

    @Test
    void theSwitchFindsNothingToExpandInAName() {
        String text = shipped.render(new AgentFile(1, "1020", "p", "$${domain} ${api(status)} X-PRE-PROCESS", "1"))
                .text();

        assertThat(text)
                .contains("value=\"&#36;&#36;{domain} &#36;{api(status)} X&#45;PRE-PROCESS\"")
                .doesNotContainIgnoringCase("x-pre-process");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u0000", "\u0085", "\uD800", "\uFFFF", "a\tb"})
    void refusesWhatNoLineOfXmlCanCarry(String name) {
        assertThatThrownBy(() -> shipped.render(new AgentFile(1, "1020", "p", name, "1")))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("caller_id_name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../1020", "", "a b", ".1020", "1020.xml", "10/20", "${domain}", "1020\n"})
    void refusesAnExtensionThatIsNoFileName(String extension) {
        assertThatThrownBy(() -> shipped.render(new AgentFile(1, extension, "p", "n", "1")))
                .isInstanceOf(FileProblem.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {".*", "+1|2", "1)|(.", "+", "", "1555\\d", "++1", "12345678901234567890"})
    void refusesADidThatIsNoNumber(String did) {
        assertThatThrownBy(() -> shipped.render(new InboundRouteFile(1, did, "1020", null)))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining("did_number");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1020 XML public", "${system(touch x)}", "1020,1021", "a'b", ""})
    void refusesADestinationThatTheDialplanWouldTakeApart(String destination) {
        assertThatThrownBy(() -> shipped.render(new InboundRouteFile(1, "+1555", destination, null)))
                .isInstanceOf(FileProblem.class);
        assertThatThrownBy(() -> shipped.render(new InboundRouteFile(1, "+1555", null, destination)))
                .isInstanceOf(FileProblem.class);
    }

    @Test
    void anEditedTemplateHoldsFromTheNextFileOn() throws IOException {
        Renderer edited = renderer(folder);
        AgentFile agent = new AgentFile(1, "1020", "p", "n", "1");
        write("<include>\n<user id=\"[=agent.extension]\" a=\"1\"/>\n</include>\n");
        assertThat(edited.render(agent).text()).contains("a=\"1\"");

        write("<include>\n<user id=\"[=agent.extension]\" a=\"22\"/>\n</include>\n");

        assertThat(edited.render(agent).text()).contains("a=\"22\"");
    }

    @Test
    void saysWhereATemplateIsWrongAndShowsNoPassword() throws IOException {
        Renderer edited = renderer(folder);
        AgentFile agent = new AgentFile(1, "1020", "very-secret", "n", "1");
        write("<include>\n<user id=\"[=agent.password?number]\"/>\n</include>\n");

        assertThatThrownBy(() -> edited.render(agent))
                .hasMessageContaining("directory/agent.xml.ftl")
                .hasMessageContaining("line 2")
                .hasMessageNotContaining("very-secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<include><user id=\"[=agent.extension]\"/></include>",
                "<user id=\"[=agent.extension]\"/>",
                "<include>\n<user id=\"1\"/>\n</include>",
                "<include>\n<user id=[=agent.extension]/>\n</include>",
                "<include>\n<user id=\"[=agent.extension]\">\n</include>",
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>\n<include>\n<user id=\"1020\">&x;</user>\n</include>",
                "<include>\n<?x?><user id=\"[=agent.extension]\"/>\n</include>",
                "<include>\n<#if nothing>\n</include>",
                "[=\"freemarker.template.utility.Execute\"?new()(\"id\")]"
            })
    void refusesATemplateWhoseFileTheSwitchWouldNotReadAsMeant(String template) throws IOException {
        write(template);

        assertThatThrownBy(() -> renderer(folder).render(new AgentFile(1, "1020", "p", "n", "1")))
                .isInstanceOf(FileProblem.class);
    }

    private void write(String template) throws IOException {
        Path file = folder.resolve("directory/agent.xml.ftl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, template);
    }

    private static Renderer renderer(Path templates) {
        return new Renderer(new Templates(templates), "directory/default", "dialplan/public");
    }
}
