/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.EslException.Kind;

class SwitchProblemsTest {

    @ParameterizedTest
    @CsvSource({
        "-ERR USER_NOT_REGISTERED, 409, agent_offline, USER_NOT_REGISTERED",
        "-ERR SUBSCRIBER_ABSENT, 404, agent_not_found, SUBSCRIBER_ABSENT",
        "-ERR USER_BUSY, 409, agent_busy, USER_BUSY",
        "-ERR NO_ANSWER, 409, agent_no_answer, NO_ANSWER",
        "-ERR CALL_REJECTED, 409, agent_rejected, CALL_REJECTED",
        "-ERR NORMAL_TEMPORARY_FAILURE, 409, agent_unreachable, NORMAL_TEMPORARY_FAILURE",
        "-ERR RECOVERY_ON_TIMER_EXPIRE, 409, agent_unreachable, RECOVERY_ON_TIMER_EXPIRE",
        "-ERR DESTINATION_OUT_OF_ORDER, 409, agent_unreachable, DESTINATION_OUT_OF_ORDER",
        "-ERR ORIGINATOR_CANCEL, 409, call_ended, ORIGINATOR_CANCEL",
        "-ERR No such channel!, 409, call_ended, No such channel!",
        "-ERR Cannot locate session!, 409, call_ended, Cannot locate session!",
        "-ERR Operation failed, 409, not_possible, Operation failed",
        "-ERR Cannot record session!, 409, not_possible, Cannot record session!",
        "-ERR GATEWAY_DOWN, 503, gateway_down, GATEWAY_DOWN",
        "-ERR INCOMPATIBLE_DESTINATION, 502, switch_refused, INCOMPATIBLE_DESTINATION",
        "-ERR CHAN_NOT_IMPLEMENTED, 502, switch_refused, CHAN_NOT_IMPLEMENTED",
        "-USAGE: <uuid>, 502, switch_refused, -USAGE: <uuid>",
        "-ERR no reply, 502, switch_refused, no reply"
    })
    void theSwitchesReasonIsToldInTheCallersWords(String reply, int status, String code, String reason) {
        ApiException told = told(EslException.refused("x was answered", reply + "\n"));
        assertThat(told.status()).isEqualTo(status);
        assertThat(told.code()).isEqualTo(code);
        assertThat(told.details()).isEqualTo(Map.of("reason", reason));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CONNECTION_LOST", "TIMED_OUT", "DESYNC"})
    void aSwitchThatIsAwayIs503AndTheOutcomeIsTold(Kind kind) {
        assertThat(told(EslException.notSent(kind, "away")).details()).isEqualTo(Map.of("outcome", "not_done"));
        assertThat(told(EslException.unknown(kind, "away")).details()).isEqualTo(Map.of("outcome", "unknown"));
        assertThat(told(EslException.unknown(kind, "away")).status()).isEqualTo(503);
        assertThat(told(EslException.unknown(kind, "away")).code()).isEqualTo("switch_unavailable");
    }

    @Test
    void whatTheSwitchDoesNotLetTheHubDoIs502() {
        assertThat(told(EslException.denied("secret words")).status()).isEqualTo(502);
        assertThat(told(EslException.denied("secret words")).getMessage()).doesNotContain("secret");
    }

    @Test
    void aValueThatCantBeSentIs422AndAFullQueue503() {
        assertThat(told(EslException.invalid("why")).status()).isEqualTo(422);
        assertThat(told(EslException.invalid("why")).getMessage()).isEqualTo("why");
        assertThat(told(EslException.notSent(Kind.REFUSED, "full")).code()).isEqualTo("switch_busy");
    }

    @Test
    void whatIsToldAlreadyStaysThat() {
        ApiException known = SwitchProblems.ended();
        assertThat(told(new CompletionException(known))).isSameAs(known);
    }

    @Test
    void anErrorOfTheHubsOwnIsNotTheSwitches() {
        assertThat(SwitchProblems.toldOf(new IllegalStateException("x"))).isNull();
        assertThat(SwitchProblems.isOutcomeUnknown(new IllegalStateException("x")))
                .isFalse();
    }

    private static ApiException told(Exception e) {
        return Objects.requireNonNull(SwitchProblems.toldOf(e));
    }
}
