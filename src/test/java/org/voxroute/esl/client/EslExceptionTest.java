/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslException.Kind;

class EslExceptionTest {

    @Test
    void aLostCommandThatWasSentHasAnUnknownOutcomeAndIsNotRetried() {
        EslException lost = EslException.unknown(Kind.CONNECTION_LOST, "cut");
        assertThat(lost.isOutcomeUnknown()).isTrue();
        assertThat(lost.isWorthRetrying()).isFalse();
        assertThat(lost.isConnectionAlive()).isFalse();
        assertThat(lost).hasMessageContaining("the outcome is unknown");
    }

    @Test
    void aCommandThatWasNotSentMayBeSentAgain() {
        EslException unsent = EslException.notSent(Kind.CONNECTION_LOST, "cut");
        assertThat(unsent.isOutcomeUnknown()).isFalse();
        assertThat(unsent.isWorthRetrying()).isTrue();
        assertThat(unsent).hasMessageContaining("nothing was sent");
    }

    @Test
    void aTimeoutLeavesTheConnectionAlive() {
        EslException late = EslException.unknown(Kind.TIMED_OUT, "late");
        assertThat(late.isConnectionAlive()).isTrue();
        assertThat(late.isOutcomeUnknown()).isTrue();
    }

    @Test
    void aRefusalIsAnOutcome() {
        EslException refused = EslException.refused("originate was answered: -ERR USER_BUSY", "-ERR USER_BUSY");
        assertThat(refused.isOutcomeUnknown()).isFalse();
        assertThat(refused.isWorthRetrying()).isFalse();
        assertThat(refused.reply()).isEqualTo("-ERR USER_BUSY");
    }

    @Test
    void aDenialIsNotWorthRetrying() {
        assertThat(EslException.denied("no").isWorthRetrying()).isFalse();
        assertThat(EslException.notSent(Kind.DENIED, "no").isWorthRetrying()).isFalse();
    }
}
