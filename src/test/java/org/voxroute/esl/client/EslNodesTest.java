/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EslNodesTest {

    private static final EslNodeConfig ONE = EslNodeConfig.of("one", "127.0.0.1", 1, "secret");
    private static final EslNodeConfig TWO = EslNodeConfig.of("two", "127.0.0.1", 1, "secret");

    @Test
    void findsANodeByItsName() {
        try (var nodes = EslNodes.open(List.of(ONE, TWO))) {
            assertThat(nodes.node("two").name()).isEqualTo("two");
            assertThatThrownBy(() -> nodes.node("three"))
                    .isInstanceOf(EslException.class)
                    .hasMessageContaining("[one, two]");
        }
    }

    @Test
    void needsANameWhereThereAreSeveral() {
        try (var nodes = EslNodes.open(List.of(ONE, TWO))) {
            assertThatThrownBy(nodes::only).isInstanceOf(EslException.class).hasMessageContaining("[one, two]");
        }
        try (var nodes = EslNodes.open(List.of(ONE))) {
            assertThat(nodes.only().name()).isEqualTo("one");
        }
    }

    @Test
    void refusesTwoNodesOfOneName() {
        assertThatThrownBy(() -> EslNodes.open(List.of(ONE, ONE))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesAPasswordWithALineBreakWithoutPrintingIt() {
        assertThatThrownBy(() -> EslNodeConfig.of("one", "h", 1, "secret\n\napi status"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void refusesANodeWithoutHostPortOrPassword() {
        assertThatThrownBy(() -> EslNodeConfig.of("one", "", 1, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslNodeConfig.of("one", "h", 0, "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EslNodeConfig.of("one", "h", 1, "")).isInstanceOf(IllegalArgumentException.class);
    }
}
