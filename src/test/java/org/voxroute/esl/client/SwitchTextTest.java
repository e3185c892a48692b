/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The attempts on a real switch that worked there, and what is made of them here. */
class SwitchTextTest {

    @ParameterizedTest
    @ValueSource(strings = {"+15550100002", "1020", "*97", "#1"})
    void takesANumberToDial(String number) {
        assertThat(SwitchText.target(number)).isEqualTo(number);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "${system(touch F)}",
                "1020,sofia/gateway/x/900",
                "1020:_:user/1021",
                "1020@evil.example:5060",
                "sip:1020",
                "1020 &park()",
                "1020\n\napi status",
                "1++2"
            })
    void refusesATargetThatDialsSomethingElse(String target) {
        assertThatThrownBy(() -> SwitchText.target(target)).isInstanceOf(EslException.class);
    }

    @Test
    void stripsWhatSteersFromAName() {
        assertThat(SwitchText.displayName("x',api_on_answer='system touch F"))
                .isEqualTo("xapi_on_answer=system touch F");
        assertThat(SwitchText.displayName("Zoë O'Brien 日本 %0d%0aX-Evil: yes"))
                .isEqualTo("Zoë OBrien 日本 0d0aX-Evil yes");
    }

    @Test
    void quotesAnArgumentOnlyIfItHasTo() {
        assertThat(ApiCommand.of("uuid_transfer", "a-1", "1020").line()).isEqualTo("uuid_transfer a-1 1020");
        assertThat(ApiCommand.of("uuid_setvar", "a-1", "who", "Mary O'Brien").line())
                .isEqualTo("uuid_setvar a-1 who 'Mary O\\'Brien'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"two\nlines", "two\rlines", "nul\0", "bell\u0007", "c1\u0085"})
    void refusesANewlineOrControlCharacterInAnArgument(String text) {
        assertThatThrownBy(() -> ApiCommand.of("echo", text)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> ApiCommand.written("echo", "a " + text + " b")).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> new Execute("a-1", "playback", "a" + text + "b", "id", false, 1))
                .isInstanceOf(EslException.class);
        assertThatThrownBy(() -> ChannelVariables.NONE.with("name", "a" + text + "b"))
                .isInstanceOf(EslException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"api status", "status\n", "", "a;b", "ünï"})
    void refusesANameThatIsNone(String name) {
        assertThatThrownBy(() -> ApiCommand.of(name)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> new Execute("a-1", name, "", "id", false, 1)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> ChannelVariables.NONE.with(name, "x")).isInstanceOf(EslException.class);
    }

    @Test
    void doesNotQuoteWhatItRefuses() {
        assertThatThrownBy(() -> ApiCommand.of("echo", "secret\n")).hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a}b", "a{b", "[x]", "a:_:b", "^^:x", "A%0d%0aX-Evil: yes", "${caller_id_number}"})
    void refusesAVariableThatCantBeEscaped(String value) {
        assertThatThrownBy(() -> ChannelVariables.of(Map.of("origination_caller_id_name", value)))
                .isInstanceOf(EslException.class);
    }

    @Test
    void keepsAVariableFromMakingAnother() {
        String line = ChannelVariables.NONE
                        .with("origination_caller_id_name", "x',origination_caller_id_number=666")
                        .inOriginate()
                + "user/1020 &park()";
        assertThat(SwitchReading.variables(line))
                .isEqualTo(Map.of("origination_caller_id_name", "x',origination_caller_id_number=666"));
    }

    @Test
    void printsNothingWithoutVariables() {
        assertThat(ChannelVariables.NONE.inOriginate()).isEmpty();
        assertThat(ChannelVariables.NONE.inDialString()).isEmpty();
    }

    @Test
    void refusesInADialStringWhatOnlyAnOriginateCarries() {
        var variables = ChannelVariables.NONE.with("name", "O'Brien");
        assertThatThrownBy(variables::inDialString).isInstanceOf(EslException.class);
    }

    @Test
    void doesNotPrintValuesInALog() {
        assertThat(ChannelVariables.NONE.with("sip_auth_password", "secret"))
                .hasToString("ChannelVariables[sip_auth_password]");
        assertThat(ApiCommand.of("user_data", "secret")).hasToString("user_data");
    }
}
