/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EslCommandTest {

    @ParameterizedTest
    @ValueSource(strings = {"api status\napi reloadxml", "api x\r", "api a\0b", "\n"})
    void refusesALineThatIsMoreThanOne(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.of(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void refusesAnEmptyLine(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> EslCommand.of(line));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\r\nb", "\0"})
    void refusesANewlineInAValue(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EslCommand.of("sendmsg").with("execute-app-arg", value))
                .withMessageStartingWith("The header execute-app-arg has a ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\rb", "a\0b", "a:b", "Content-Length", "content-length "})
    void refusesANameThatIsNone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EslCommand.of("sendmsg").with(name, "x"));
    }

    @Test
    void quotesNoSecretWhereItRefuses() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EslCommand.of("auth secret\n"))
                .withMessage("The command has a line feed at 11");
    }

    @ParameterizedTest
    @ValueSource(strings = {"auth secret", "AUTH secret", " auth  secret", "auth\tsecret", "userauth 1020@x:secret"})
    void hidesThePassword(String line) {
        assertThat(EslCommand.of(line).toString()).doesNotContain("secret").contains("auth ***");
    }

    @Test
    void showsNoValuesAndNoBody() {
        assertThat(EslCommand.of("sendmsg a1").with("call-command", "execute").withBody("secret"))
                .hasToString("EslCommand[sendmsg a1, [call-command], body of 6 bytes]");
    }

    @Test
    void keepsItsHeadersWhenTheListChanges() {
        var headers = new ArrayList<>(List.of(Map.entry("loops", "2")));
        var command = new EslCommand("sendmsg a1", headers, null);

        headers.clear();

        assertThat(command.headers()).containsExactly(Map.entry("loops", "2"));
    }

    @Test
    void cannotBeChangedThroughAnEntry() {
        Map.Entry<String, String> entry = new java.util.AbstractMap.SimpleEntry<>("loops", "2");
        var command = new EslCommand("sendmsg a1", List.of(entry), null);

        entry.setValue("2\n\napi reloadxml");

        assertThat(command.headers()).containsExactly(Map.entry("loops", "2"));
    }
}
