/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.simulator.media.FarVoice;

/** A parked leg's audio as datagrams, as FreeSWITCH 1.10.12 does it. */
class UnicastTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Telling told;

    @SuppressWarnings("NullAway.Init")
    private DatagramSocket hub;

    private String leg = "";

    @BeforeEach
    void park() throws IOException {
        told = new Telling(folder);
        hub = new DatagramSocket(0, LOOPBACK);
        hub.setSoTimeout(3_000);
        leg = told.client.api("originate null/x &park()").strip().substring(4);
        told.until("CHANNEL_PARK", 1);
        told.client.forget();
    }

    @AfterEach
    void close() {
        hub.close();
        told.close();
    }

    @Test
    void sendsAFrameEachTwentyMilliseconds() throws IOException {
        unicast(hub);
        receive();
        long began = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            assertThat(receive().getLength()).isEqualTo(320);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began))
                .isBetween(Duration.ofMillis(900), Duration.ofMillis(1_500));
    }

    @Test
    void sendsWhatTheFarEndSaysAndPlaysToItWhatComesBack() throws IOException {
        FarVoice voice = told.fs.voice(leg).orElseThrow();
        voice.listens();
        voice.say(frame(7));
        unicast(hub);
        DatagramPacket first = receive();
        assertThat(Arrays.copyOf(first.getData(), first.getLength())).isEqualTo(frame(7));
        hub.send(new DatagramPacket(frame(9), 320, first.getSocketAddress()));
        await().until(() -> Arrays.equals(voice.heard(), frame(9)));
    }

    @Test
    void endsWithoutAnEventWhenTheLegLeavesThePark() throws IOException {
        unicast(hub);
        receive();
        told.client.api("uuid_kill " + leg);
        told.until("CHANNEL_DESTROY", 1);
        assertThat(told.client.heard())
                .extracting(event -> event.get("Event-Name"))
                .doesNotContain("CUSTOM");
        hub.setSoTimeout(200);
        // What was under way may still come.
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 10; i++) {
                        receive();
                    }
                })
                .isInstanceOf(SocketTimeoutException.class);
    }

    @Test
    void takesNoSecondOneDuringTheSamePark() throws IOException {
        unicast(hub);
        receive();
        try (var other = new DatagramSocket(0, LOOPBACK)) {
            other.setSoTimeout(200);
            unicast(other);
            receive();
            assertThatThrownBy(() -> other.receive(new DatagramPacket(new byte[400], 400)))
                    .isInstanceOf(SocketTimeoutException.class);

            told.client.api("uuid_park " + leg);
            told.until("CHANNEL_PARK", 1);
            unicast(other);
            other.setSoTimeout(3_000);
            other.receive(new DatagramPacket(new byte[400], 400));
        }
    }

    private void unicast(DatagramSocket to) throws IOException {
        told.message(
                leg,
                "call-command: unicast",
                "local-ip: 127.0.0.1",
                "local-port: " + freePort(),
                "remote-ip: 127.0.0.1",
                "remote-port: " + to.getLocalPort(),
                "transport: udp");
    }

    private static int freePort() throws IOException {
        try (var free = new DatagramSocket(0, LOOPBACK)) {
            return free.getLocalPort();
        }
    }

    private DatagramPacket receive() throws IOException {
        var packet = new DatagramPacket(new byte[400], 400);
        hub.receive(packet);
        return packet;
    }

    private static byte[] frame(int value) {
        byte[] frame = new byte[320];
        frame[0] = (byte) value;
        return frame;
    }
}
