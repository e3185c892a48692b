/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContractTest {

    private final Contract contract = Contract.load();

    @Test
    void knowsItsAddressesAndTheirMethods() {
        assertThat(contract.methods("/api/cdr/stats")).containsExactly("GET");
        assertThat(contract.methods("/api/cdr/one")).containsExactly("GET");
        assertThat(contract.methods("/api/none")).isEmpty();
    }

    @Test
    void knowsWhatStandsBelowItsAddresses() {
        assertThat(contract.isBeyond("/api/cdr/one/two")).isTrue();
        assertThat(contract.isBeyond("/api/calls/active/x")).isTrue();
        assertThat(contract.isBeyond("/api/cdr/one")).isFalse();
        assertThat(contract.isBeyond("/api/simulator/calls")).isFalse();
    }
}
