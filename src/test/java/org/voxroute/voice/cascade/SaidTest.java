/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SaidTest {

    private final Said said = new Said();

    @Test
    void knowsWordsByTheirTimes() {
        said.add("We", Duration.ofMillis(200));
        said.add("are", Duration.ofMillis(200));
        said.add("closed.", Duration.ofMillis(600));

        assertThat(said.heard(Duration.ofMillis(400))).isEqualTo("We are");
        assertThat(said.heard(Duration.ofMillis(480))).isEqualTo("We are");
        assertThat(said.heard(Duration.ofSeconds(9))).isEqualTo("We are closed.");
        assertThat(said.heard(Duration.ZERO)).isEmpty();
        assertThat(said.length()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void guessesWordsByTheirLettersWhereOnlyTheSentenceIsKnown() {
        said.add("We are closed on Sunday.", Duration.ofMillis(2_400));

        assertThat(said.heard(Duration.ofMillis(1_300))).isEqualTo("We are closed");
        assertThat(said.heard(Duration.ofMillis(2_399))).isEqualTo("We are closed on Sunday.");
    }
}
