/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.SwitchReading;

class SwitchArgumentsTest {

    @Test
    void theDestinationGetsTheRequestedCallerId() {
        String line = SwitchArguments.originate(
                Requests.dial("u-1", "1020", "+18005551234", "+15550100002", "My Company"), Requests.RULES);
        assertThat(SwitchReading.variables(line))
                .containsEntry("effective_caller_id_number", "+15550100002")
                .containsEntry("effective_caller_id_name", "My Company")
                .containsEntry("origination_caller_id_number", "+15550100002")
                .containsEntry("origination_caller_id_name", "My Company")
                .containsEntry("origination_uuid", "u-1")
                .containsEntry("originate_timeout", "30")
                .containsEntry("voxroute_tenant", "7")
                .containsEntry("voxroute_destination", "+18005551234");
        assertThat(line).contains("}user/1020 &bridge(").endsWith("sofia/gateway/telnyx/+18005551234)");
    }

    @Test
    void withoutACallerIdTheDirectoryOfTheSwitchHasItsSay() {
        String line = SwitchArguments.originate(Requests.dial("u-1"), Requests.RULES);
        assertThat(SwitchReading.variables(line))
                .containsEntry("origination_caller_id_number", "1020")
                .doesNotContainKeys("effective_caller_id_number", "effective_caller_id_name");
    }

    @ParameterizedTest
    @CsvSource({
        "O'Brien,O'Brien",
        "'A, B','A, B'",
        "'x'',api_on_answer=''system touch F','x'',api_on_answer=''system touch F'",
        "${system(x)},system(x)",
        "%0d%0aEvil: x,0d0aEvil x",
        "\"Söhne\" <x>,Söhne x",
        "A}B{C[D]E|F,ABCDEF"
    })
    void aNameArrivesWithoutWhatSteers(String name, String shown) {
        String line =
                SwitchArguments.originate(Requests.dial("u-1", "1020", "+18005551234", null, name), Requests.RULES);
        assertThat(SwitchReading.variables(line))
                .containsEntry("effective_caller_id_name", shown)
                .doesNotContainKey("api_on_answer");
    }

    @ParameterizedTest
    @CsvSource({"A, 'u-1,1021,XML,default'", "B, 'u-1,-bleg,1021,XML,default'", "BOTH, 'u-1,-both,1021,XML,default'"})
    void aTransferNamesItsLeg(CallSide side, String words) {
        assertThat(SwitchArguments.transfer("u-1", side, "1021", "default")).containsExactly(words.split(","));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1021 XML public", "1021,1022", "-both", "park", "${x}", "'1021'", "", "+", "1021\n"})
    void aTransferGoesToANumberOnly(String destination) {
        assertThatThrownBy(() -> SwitchArguments.transfer("u-1", CallSide.A, destination, "default"))
                .isInstanceOf(EslException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ivr/ivr-welcome.wav", "beep", "music/8000/one_two.wav"})
    void aSoundIsAPathBelowTheSoundsFolder(String file) {
        assertThat(SwitchArguments.play("u-1", file, CallSide.BOTH)).containsExactly("u-1", file, "both");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/etc/passwd",
                "../secret.wav",
                "a/../../b.wav",
                "a//b.wav",
                "./a.wav",
                ".hidden",
                "say::hello",
                "system::touch",
                "hangup!user_busy",
                "tone_stream://%(500,0,440)",
                "http://x/y.wav",
                "{loops=3}a.wav",
                "a@@b.wav",
                "a b.wav",
                "a.wav both",
                "${x}",
                "`id`",
                "a;b",
                "a\\b.wav",
                "a.wav\n",
                "a/",
                ""
            })
    void anythingElseIsNoSound(String file) {
        assertThatThrownBy(() -> SwitchArguments.play("u-1", file, CallSide.A)).isInstanceOf(EslException.class);
    }

    @Test
    void aRecordingLiesInTheSwitchesFolder() {
        assertThat(SwitchArguments.record("u-1", "/var/lib/recordings", "u-1_20260101-000000-000.wav"))
                .containsExactly("u-1", "start", "/var/lib/recordings/u-1_20260101-000000-000.wav");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "relative", "/a b", "/a'b", "/a\nb", "_undef_"})
    void aFolderThatACommandCantCarryIsTheSwitchesProblem(String folder) {
        assertThatThrownBy(() -> SwitchArguments.record("u-1", folder, "a.wav"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(502));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 2", "1@200", "12w", "x", "1,2", "${1}"})
    void keysAreThoseOfATelephone(String digits) {
        assertThatThrownBy(() -> SwitchArguments.digits("u-1", digits)).isInstanceOf(EslException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"u 1", "-both", "", "u\n", "u;", "all users", "*"})
    void aLegIsNamedByAnIdOnly(String uuid) {
        assertThatThrownBy(() -> SwitchArguments.leg(uuid)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> SwitchArguments.bridge("u-1", uuid)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> SwitchArguments.unhold(uuid)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> SwitchArguments.stopRecording(uuid)).isInstanceOf(EslException.class);
        assertThatThrownBy(() -> SwitchArguments.variable(uuid, "bridge_uuid")).isInstanceOf(EslException.class);
    }

    @Test
    void aNameIsCutWhereItIsTooLong() {
        assertThat(SwitchArguments.name("x".repeat(200))).hasSize(80);
        assertThat(List.of(SwitchArguments.name("  "), SwitchArguments.name("\u0085\u0000")))
                .containsOnly("");
    }

    @Test
    void aVoiceAgentsDestinationIsRungAndParkedForIt() {
        var dial = new DialRequest(
                "6f1d0a52-0000-4000-8000-000000000009",
                7,
                null,
                "reception",
                "+18005551234",
                "+15550100000",
                null,
                Duration.ofSeconds(30));
        // Without the quotes that keep each value one value.
        assertThat(SwitchArguments.originate(dial, Requests.RULES).replaceAll("[\\\\']", ""))
                .startsWith("{")
                .contains("origination_uuid=6f1d0a52-0000-4000-8000-000000000009")
                .contains("origination_caller_id_number=+15550100000")
                .contains("voxroute_voice_agent=reception")
                .contains("voxroute_tenant=7")
                .endsWith("}sofia/gateway/telnyx/+18005551234 &park()");
    }
}
