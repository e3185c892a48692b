/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.voxroute.esl.codec.EslCommand;

/** Whatever text it is: it arrives as it was, or is refused; it never becomes something else. */
class SwitchTextProperties {

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> any = Arbitraries.strings().ofMaxLength(30);
        Arbitrary<String> nasty = Arbitraries.strings()
                .withChars("ab '\"\\,=|;:&<>^#()!{}[]$%~\n\r\0\u0085")
                .ofMaxLength(15);
        return Arbitraries.oneOf(any, nasty, Arbitraries.of("", "''", "\\", "\\n", "' '", "${system(x)}", "a:_:b"));
    }

    @Property
    void anArgumentArrivesAsItWasOrIsRefused(@ForAll("texts") String one, @ForAll("texts") String other) {
        accepted(() -> ApiCommand.of("echo", one, other)).ifPresent(command -> {
            // An empty one is only seen by the position of the next.
            List<String> expected = List.of(one, other);
            assertThat(SwitchReading.arguments(command.arguments())).isEqualTo(expected);
        });
    }

    @Property
    void aVariableArrivesAsItWasOrIsRefused(@ForAll("texts") String value) {
        accepted(() -> ChannelVariables.NONE.with("first", value).with("last", "42"))
                .ifPresent(variables -> {
                    String line = variables.inOriginate() + "user/1020 &park()";
                    assertThat(SwitchReading.variables(line)).isEqualTo(Map.of("first", value, "last", "42"));
                    assertThat(SwitchReading.arguments(line)).hasSize(2);
                });
    }

    @Property
    void aVariableInADialStringArrivesAsItWasOrIsRefused(@ForAll("texts") String value) {
        accepted(() -> ChannelVariables.NONE.with("first", value).inDialString())
                .ifPresent(text -> assertThat(text).isEqualTo("{first='" + value + "'}"));
    }

    @Property
    void nothingBreaksOutOfItsLine(@ForAll("texts") String text) {
        accepted(() -> ApiCommand.written("echo", text))
                .ifPresent(command -> assertThat(command.line().lines()).hasSizeLessThanOrEqualTo(1));
        accepted(() -> new Execute("uuid", "set", text, "id", false, 1).command())
                .map(EslCommand::headers)
                .ifPresent(headers -> assertThat(headers)
                        .allSatisfy(header -> assertThat(header.getValue()).doesNotContain("\n", "\r", "\0")));
    }

    @Property
    void whatIsShownHoldsNothingThatSteers(@ForAll("texts") String name) {
        assertThat(SwitchText.displayName(name)).doesNotContainPattern("['\"\\\\{}\\[\\],|:;&<>$%\\p{Cntrl}]");
    }

    @Property
    void aDialledNumberHoldsDigitsOnly(@ForAll("texts") String text) {
        accepted(() -> SwitchText.target(text))
                .ifPresent(target -> assertThat(target).matches("\\+?[0-9*#]+"));
    }

    @Property
    void somethingToExpandIsRefused(@ForAll("texts") String before, @ForAll("texts") String after) {
        assertThatThrownBy(() -> SwitchText.argument(before + "${" + after)).isInstanceOf(EslException.class);
    }

    private static <T> Optional<T> accepted(Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (EslException e) {
            assertThat(e.kind()).isEqualTo(EslException.Kind.INVALID);
            return Optional.empty();
        }
    }
}
