/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PeerTest {

    private final FakeWire wire = new FakeWire();
    private long now = 1_000;
    private final Peer peer = new Peer(
            wire, Handshake.ofPath("/feed"), new PeerLimits(100, 3, Duration.ofSeconds(10)), Runnable::run, () -> now);

    @Test
    void sendsOneMessageAfterTheOther() {
        wire.quick = false;
        peer.send("a");
        peer.send("b");
        assertThat(wire.sent).containsExactly("a");

        wire.taken();
        assertThat(wire.sent).containsExactly("a", "b");
    }

    @Test
    void sendsAnyNumberToAQuickPeer() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(peer.send(i + "")).isTrue();
        }
        assertThat(wire.sent).hasSize(10_000);
    }

    @Test
    void isDroppedWith1013WhenItsQueueIsFull() {
        wire.quick = false;
        for (int i = 0; i < 4; i++) {
            assertThat(peer.send("m" + i)).isTrue();
        }
        assertThat(peer.send("one too many")).isFalse();
        assertThat(peer.send("another")).isFalse();

        wire.taken();
        assertThat(wire.closeCode).isEqualTo(1013);
        assertThat(wire.sent).containsExactly("m0");
    }

    @Test
    void sendsWhatIsQueuedBeforeItIsClosed() {
        wire.quick = false;
        peer.send("a");
        peer.send("b");
        peer.close(1012, "route stopped");
        assertThat(peer.send("too late")).isFalse();

        wire.taken();
        wire.taken();
        assertThat(wire.sent).containsExactly("a", "b");
        assertThat(wire.closeCode).isEqualTo(1012);
    }

    @Test
    void isClosedByForceWhenItTakesNothing() {
        wire.quick = false;
        peer.send("a");
        peer.close(1012, "route stopped");
        later(4);
        assertThat(wire.closeCode).isZero();

        later(2);
        assertThat(wire.closeCode).isEqualTo(1012);
    }

    @Test
    void isPingedWhenItIsSilent() {
        later(9);
        assertThat(wire.pings).isZero();
        later(1);
        assertThat(wire.pings).isEqualTo(1);
        later(1);
        assertThat(wire.pings).isEqualTo(1);
        later(9);
        assertThat(wire.pings).isEqualTo(2);
    }

    @Test
    void isNotPingedWhileItSpeaks() {
        for (int i = 0; i < 10; i++) {
            peer.heard();
            later(9);
        }
        assertThat(wire.pings).isZero();
    }

    @Test
    void isGoneWhenItAnswersNoPing() {
        later(10);
        later(10);
        assertThat(wire.open).isTrue();
        later(6);
        assertThat(wire.closeCode).isEqualTo(1001);
    }

    @Test
    void isSlowWhenItDoesNotTakeAMessage() {
        wire.quick = false;
        peer.send("a");
        later(24);
        assertThat(peer.isOpen()).isTrue();
        later(2);
        assertThat(peer.isOpen()).isFalse();
        wire.taken();
        assertThat(wire.closeCode).isEqualTo(1013);
    }

    @Test
    void isClosedWhenSendingFails() {
        wire.quick = false;
        peer.send("a");
        peer.send("b");
        wire.finish(new IOException("reset"));

        assertThat(wire.sent).containsExactly("a");
        assertThat(wire.open).isFalse();
    }

    @Test
    void takesNothingAfterItsEnd() {
        peer.ended();

        assertThat(peer.send("x")).isFalse();
        later(100);
        assertThat(wire.pings).isZero();
    }

    private void later(int seconds) {
        now += Duration.ofSeconds(seconds).toNanos();
        peer.tick();
    }
}
