/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a name holds, an XML parser reads it back as it was, and the switch's preprocessor finds nothing in it. */
class RendererProperties {

    private static final Renderer RENDERER =
            new Renderer(new Templates(Path.of("freeswitch-templates")), "directory/default", "dialplan/public");

    @Property
    void anyNameIsReadBackAsItIsOrRefused(@ForAll("names") String name, @ForAll("names") String password)
            throws XMLStreamException {
        String text;
        try {
            text = RENDERER.render(new AgentFile(1, "1020", password, name, name))
                    .text();
        } catch (FileProblem refused) {
            assertThat(name + password)
                    .matches(value -> value.chars().anyMatch(Character::isISOControl)
                            || value.codePoints()
                                    .anyMatch(c ->
                                            Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE));
            return;
        }
        Map<String, String> read = values(text);
        assertThat(read).containsEntry("effective_caller_id_name", name);
        assertThat(read).containsEntry("effective_caller_id_number", name);
        assertThat(read).containsEntry("password", password);
        assertThat(text.lines()).hasSize(24);
        String own = text.replace("$${outbound_caller_name}", "").replace("$${outbound_caller_id}", "");
        assertThat(own).doesNotContain("$").doesNotContainIgnoringCase("x-pre-process");
    }

    @Provide
    Arbitrary<String> names() {
        Arbitrary<String> steering = Arbitraries.of(
                "$${domain}",
                "${api(status)}",
                "X-PRE-PROCESS",
                "x-Pre-process",
                "<include>",
                "</user>",
                "-->",
                "<!--#",
                "<?",
                "]]>",
                "\"",
                "'",
                "&",
                "&amp;",
                "&#36;",
                "O'Brien & \"Söhne\" <x>",
                "  ",
                "日本",
                "😀",
                "[=1]",
                "<#if x>",
                "%20",
                "\\",
                "\n");
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(30),
                Arbitraries.strings().withCharRange(' ', '~').ofMaxLength(30),
                steering.list().ofMaxSize(5).map(parts -> String.join("", parts)));
    }

    /** By another parser than the hub's own check. */
    private static Map<String, String> values(String xml) throws XMLStreamException {
        var found = new HashMap<String, String>();
        XMLStreamReader reader = XMLInputFactory.newInstance().createXMLStreamReader(new StringReader(xml));
        while (reader.hasNext()) {
            if (reader.next() == XMLStreamConstants.START_ELEMENT && reader.getAttributeValue(null, "value") != null) {
                found.put(reader.getAttributeValue(null, "name"), reader.getAttributeValue(null, "value"));
            }
        }
        return found;
    }
}
