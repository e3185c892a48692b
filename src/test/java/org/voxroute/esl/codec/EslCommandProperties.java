/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class EslCommandProperties {

    @Property(tries = 500)
    void readsBackWhatIsWritten(@ForAll("commands") List<EslCommand> commands) {
        String wire = commands.stream().map(EslEncoderTest::wire).collect(Collectors.joining());

        assertThat(SentCommands.parse(wire.getBytes(UTF_8))).isEqualTo(commands);
    }

    @Property(tries = 500)
    void writesOneBlankLineBeforeTheBody(@ForAll("command") EslCommand command) {
        String wire = EslEncoderTest.wire(command);
        String body = command.body() == null ? "" : command.body();

        assertThat(wire.substring(0, wire.length() - body.length()))
                .endsWith("\n\n")
                .doesNotContain("\r", "\0")
                .containsOnlyOnce("\n\n");
    }

    @Provide
    Arbitrary<List<EslCommand>> commands() {
        return command().list().ofMaxSize(5);
    }

    @Provide
    Arbitrary<EslCommand> command() {
        Arbitrary<String> body = text().filter(text -> !text.isEmpty()).injectNull(0.5);
        return Combinators.combine(line(), headers(), body).as(EslCommand::new);
    }

    private static Arbitrary<String> line() {
        return oneLine().filter(text -> !text.isBlank());
    }

    private static Arbitrary<List<Map.Entry<String, String>>> headers() {
        Arbitrary<String> name = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("-_é")
                .ofMinLength(1)
                .ofMaxLength(20);
        return Combinators.combine(name, oneLine()).as(Map::entry).list().ofMaxSize(6);
    }

    /** Any text of valid code points, so that UTF-8 holds it. */
    private static Arbitrary<String> text() {
        return Arbitraries.strings().all().ofMaxLength(60).map(text -> new String(text.getBytes(UTF_8), UTF_8));
    }

    private static Arbitrary<String> oneLine() {
        return text().map(text -> text.replaceAll("[\\r\\n\\x00]", ""));
    }
}
