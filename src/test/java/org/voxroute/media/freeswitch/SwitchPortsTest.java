/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchPortsTest {

    private final InetAddress one = InetAddress.getLoopbackAddress();
    private final SwitchPorts ports = new SwitchPorts(12_000, 12_002, count -> 0);

    @Test
    void takesThePortThatWasGivenBackLast() {
        InetSocketAddress first = ports.take(one);
        ports.giveBack(first);
        assertThat(ports.take(one).getPort()).isEqualTo(12_001);
        assertThat(ports.take(one).getPort()).isEqualTo(12_002);
        assertThat(ports.take(one).getPort()).isEqualTo(12_000);
    }

    @Test
    void hasEachPortOnceWhereverItBegins() {
        var elsewhere = new SwitchPorts(12_000, 12_002, count -> 2);
        assertThat(List.of(elsewhere.take(one), elsewhere.take(one), elsewhere.take(one)))
                .extracting(InetSocketAddress::getPort)
                .containsExactly(12_002, 12_000, 12_001);
    }

    @Test
    void saysThatThereAreNoneLeft() {
        for (int i = 0; i < 3; i++) {
            ports.take(one);
        }
        assertThatThrownBy(() -> ports.take(one))
                .hasMessageContaining("All 3 ports")
                .hasMessageContaining("127.0.0.1");
    }

    @Test
    void countsThePortsOfEachSwitchByThemselves() throws UnknownHostException {
        ports.take(one);
        InetSocketAddress other = ports.take(InetAddress.getByName("127.0.0.2"));
        assertThat(other.getPort()).isEqualTo(12_000);
        assertThat(ports.taken()).isEqualTo(2);
    }

    @Test
    void refusesWhatIsNoRange() {
        assertThatThrownBy(() -> new SwitchPorts(12_000, 11_999)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SwitchPorts(80, 90)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SwitchPorts(60_000, 70_000)).isInstanceOf(IllegalArgumentException.class);
    }
}
