/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.voxroute.admin.ApiException;

/** The texts are FreeSWITCH 1.10.12's. */
class GatewaysTest {

    private static final String STATUS = """
                             Name\t   Type\t                                      Data\tState
        =================================================================================================
                        127.0.0.1\t  alias\t                                  internal\tALIASED
                         external\tprofile\t             sip:mod_sofia@127.0.0.1:15080\tRUNNING (0)
                 external::telnyx\tgateway\t                sip:telnyx@127.0.0.1:15090\tNOREG
                 external::second\tgateway\t                sip:second@127.0.0.1:15091\tREGED
                         internal\tprofile\t             sip:mod_sofia@127.0.0.1:15060\tRUNNING (0)
        =================================================================================================
        2 profiles 1 alias
        """;

    private static final String GATEWAY = """
        =================================================================================================
        Name    \ttelnyx
        Profile \texternal
        Scheme  \tDigest
        Realm   \t127.0.0.1
        Username\ttelnyx
        Password\tyes
        From    \t<sip:telnyx@127.0.0.1:15090>
        Proxy   \tsip:127.0.0.1:15090
        Context \tpublic
        Ping    \t0
        PingFreq\t30
        PingTime\t12.60
        PingState\t1/0/1
        State   \tNOREG
        Status  \tDOWN (ping)
        Uptime  \t898s
        CallsIN \t3
        CallsOUT\t7
        FailedCallsIN\t0
        FailedCallsOUT\t1
        =================================================================================================
        """;

    private final Gateways gateways = new Gateways(Requests.RULES);

    @Test
    void knowsGatewaysFromProfilesAndAliases() {
        assertThat(gateways.names(STATUS)).containsExactly("telnyx", "second");
    }

    @Test
    void asksForAHundredAtMost() {
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "  external::gw" + i + "\tgateway\t sip:x@127.0.0.1\tNOREG")
                .collect(Collectors.joining("\n"));
        assertThat(gateways.names(many)).hasSize(100);
    }

    @Test
    void tellsHowOneIs() {
        assertThat(gateways.read(GATEWAY))
                .containsEntry("name", "telnyx")
                .containsEntry("profile", "external")
                .containsEntry("status", "down")
                .containsEntry("state", "NOREG")
                .containsEntry("proxy", "sip:127.0.0.1:15090")
                .containsEntry("ping_ms", 13L)
                .containsEntry("calls_in", 3L)
                .containsEntry("calls_out", 7L)
                .containsEntry("failed_calls_out", 1L)
                .hasSize(9);
    }

    @Test
    void anUnknownNameIs404AndAnythingElse502() {
        assertThatThrownBy(() -> gateways.read("Invalid Gateway!\n"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(404));
        assertThatThrownBy(() -> gateways.read("-USAGE: sofia help"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.status()).isEqualTo(502));
    }
}
