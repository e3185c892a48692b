/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class DialsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(20);

    private final Dials dials = new Dials();

    @Test
    void whoWaitsIsToldWhenItRings() {
        dials.add(Requests.dial("u-1"), null);
        var beginning = dials.beginning("u-1", LONG);
        assertThat(beginning).isNotDone();
        dials.begun("u-1");
        assertThat(beginning).succeedsWithin(LONG);
    }

    @Test
    void whoWaitsIsToldWhyNot() {
        dials.add(Requests.dial("u-1"), null);
        var beginning = dials.beginning("u-1", LONG);
        var why = SwitchProblems.ended();
        assertThat(dials.failed("u-1", why, true)).isTrue();
        assertThatThrownBy(() -> beginning.get(20, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCause(why);
    }

    @Test
    void aFailureBeforeAnybodyWaitsIsToldAllTheSame() {
        dials.add(Requests.dial("u-1"), null);
        dials.failed("u-1", SwitchProblems.ended(), true);
        assertThat(dials.beginning("u-1", LONG)).failsWithin(LONG);
    }

    @Test
    void patienceEndsAndThenNobodyWaits() {
        dials.add(Requests.dial("u-1"), null);
        assertThat(dials.beginning("u-1", SHORT)).succeedsWithin(LONG);
        assertThat(dials.failed("u-1", SwitchProblems.ended(), true)).isFalse();
    }

    @Test
    void nobodyWaitsForACallThatIsUnknown() {
        assertThat(dials.beginning("u-9", LONG)).succeedsWithin(LONG);
        assertThat(dials.failed("u-9", SwitchProblems.ended(), true)).isFalse();
    }

    @Test
    void aKeyDialsOnce() {
        var key = new Dials.Key(1, "abc");
        var first = Requests.dial("u-1");
        assertThat(dials.earlier(key)).isNull();
        assertThat(dials.add(first, key)).isSameAs(first);
        assertThat(dials.add(Requests.dial("u-2"), key)).isSameAs(first);
        assertThat(dials.earlier(key)).isSameAs(first);
        assertThat(dials.earlier(new Dials.Key(2, "abc"))).isNull();
        assertThat(dials.of("u-2", 1)).isNull();
    }

    @Test
    void aKeyWhoseCallWasNotMadeMayDialAgainUnlessNobodyKnows() {
        var key = new Dials.Key(1, "abc");
        dials.add(Requests.dial("u-1"), key);
        dials.failed("u-1", SwitchProblems.ended(), false);
        assertThat(dials.earlier(key)).isNotNull();
        dials.failed("u-1", SwitchProblems.ended(), true);
        assertThat(dials.earlier(key)).isNull();
    }

    @Test
    void anotherTenantDoesNotKnowTheCall() {
        dials.add(Requests.dial("u-1"), null);
        assertThat(dials.of("u-1", 1)).isNotNull();
        assertThat(dials.of("u-1", 2)).isNull();
    }

    @Test
    void theOldestAreForgottenWithTheirKeys() {
        for (int i = 0; i <= Dials.MOST; i++) {
            dials.add(Requests.dial("u-" + i), new Dials.Key(1, "k-" + i));
        }
        assertThat(dials.of("u-0", 1)).isNull();
        assertThat(dials.earlier(new Dials.Key(1, "k-0"))).isNull();
        assertThat(dials.of("u-1", 1)).isNotNull();
        assertThat(dials.earlier(new Dials.Key(1, "k-" + Dials.MOST))).isNotNull();
    }
}
