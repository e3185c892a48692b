/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.AddressedEnvelope;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;

/** Lines over a real socket; who stands behind them here says each frame back. */
class UnicastLinesTest {

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final Duration SHORT = Duration.ofMillis(150);

    private final NioEventLoopGroup loop = new NioEventLoopGroup(1);
    private final List<String> ended = new CopyOnWriteArrayList<>();
    private final SwitchPorts ports = new SwitchPorts(12_000, 13_999);
    private UnicastLines lines;
    private Channel socket;
    private Peer peer;

    @BeforeEach
    void open() throws IOException {
        lines = listening(new UnicastLines.Limits(Duration.ofSeconds(5), Duration.ofSeconds(5), SHORT));
        peer = new Peer();
    }

    @AfterEach
    void close() {
        peer.close();
        socket.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void theFirstDatagramSaysWhichCallItIsAndIsHeardThen() throws IOException {
        UUID call = expect(peer);
        peer.say(frame(7));
        await().until(() -> peer.heard().size() == 2);
        assertThat(peer.heard()).first().isEqualTo(new LineMessage.Call(call));
        assertThat(peer.heard().get(1))
                .isInstanceOfSatisfying(
                        AudioFrame.class,
                        heard -> assertThat(heard.toByteArray()).isEqualTo(frame(7)));
    }

    @Test
    void whatIsAnsweredIsOneDatagramToThePeer() throws IOException {
        expect(peer);
        peer.say(frame(9));
        assertThat(peer.hear()).isEqualTo(frame(9));
    }

    @Test
    void eachPeerHasItsOwnLine() throws IOException {
        try (Peer other = new Peer()) {
            expect(peer);
            expect(other);
            peer.say(frame(1));
            other.say(frame(2));
            assertThat(peer.hear()).isEqualTo(frame(1));
            assertThat(other.hear()).isEqualTo(frame(2));
            assertThat(lines.open()).isEqualTo(2);
        }
    }

    @Test
    void dropsAndCountsWhatNobodyAnnounced() throws IOException {
        try (Peer stranger = new Peer()) {
            expect(peer);
            stranger.say(frame(3));
            peer.say(frame(1));
            assertThat(peer.hear()).isEqualTo(frame(1));
            assertThat(lines.strangers()).isEqualTo(1);
            assertThat(lines.open()).isEqualTo(1);
        }
    }

    @Test
    void garbageEndsItsLineWithTheReasonAndNoOther() throws IOException {
        try (Peer other = new Peer()) {
            UUID call = expect(peer);
            expect(other);
            peer.say(frame(1));
            other.say(frame(2));
            assertThat(peer.hear()).isEqualTo(frame(1));
            assertThat(other.hear()).isEqualTo(frame(2));

            peer.say(new byte[] {1, 2, 3});
            await().until(() -> ended.size() == 1);

            assertThat(ended)
                    .singleElement()
                    .asString()
                    .startsWith(call + " BROKEN")
                    .contains("3 bytes");
            assertThat(peer.closed).singleElement().asString().contains("3 bytes");
            assertThat(lines.garbageLines()).isEqualTo(1);
            other.say(frame(4));
            assertThat(other.hear()).isEqualTo(frame(4));
        }
    }

    @Test
    void aPeerThatNeverSpeaksEndsItsLine() throws IOException {
        reopen(new UnicastLines.Limits(SHORT, Duration.ofSeconds(5), SHORT));
        UUID call = expect(peer);
        await().until(() -> ended.size() == 1);
        assertThat(ended)
                .singleElement()
                .asString()
                .startsWith(call + " NEVER_CAME")
                .contains("150 ms");
        assertThat(lines.open()).isZero();
    }

    @Test
    void aPeerThatFallsSilentEndsItsLine() throws IOException {
        reopen(new UnicastLines.Limits(Duration.ofSeconds(5), SHORT, SHORT));
        UUID call = expect(peer);
        long began = System.nanoTime();
        peer.say(frame(1));
        await().until(() -> ended.size() == 1 && !peer.closed.isEmpty());
        assertThat(ended).singleElement().asString().startsWith(call + " WENT_SILENT");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void aChannelThatLeftMayBeExpectedAgainAtOnceAndItsPortLater() throws IOException {
        InetSocketAddress first = ports.take(LOOPBACK);
        UUID call = UUID.randomUUID();
        lines.expect(new UnicastCall(call, "channel", "default", first, codec(), 1, "reception"));
        lines.left("channel", "It was taken elsewhere");
        assertThat(lines.has("channel")).isFalse();

        InetSocketAddress second = ports.take(LOOPBACK);
        lines.expect(new UnicastCall(call, "channel", "default", second, codec(), 1, "reception"));

        assertThat(lines.has("channel")).isTrue();
        await().until(() -> ended.contains(call + " LEFT It was taken elsewhere"));
        await().until(() -> ports.taken() == 1);
        assertThat(lines.of(first)).isNull();
    }

    @Test
    void aClosedSocketEndsAllLines() throws IOException {
        UUID call = expect(peer);
        socket.close().syncUninterruptibly();
        await().until(() -> ended.size() == 1);
        assertThat(ended).singleElement().asString().startsWith(call + " SOCKET_CLOSED");
        assertThatThrownBy(() -> expect(peer)).hasMessageContaining("There is no socket");
    }

    @Test
    void hearsASecondAtOnceAndSaysNoMoreThanTheSwitchPlaysInTime() throws IOException {
        expect(peer);
        for (int i = 1; i <= 100; i++) {
            peer.say(frame(i));
        }
        await().until(() -> lines.surplusFrames() + peer.heard().size() == 101);
        // Some more than fifty, as time goes on meanwhile.
        assertThat(peer.heard()).hasSizeBetween(51, 90);
        assertThat(lines.droppedFrames()).isPositive();
        assertThat(ended).isEmpty();
    }

    @Test
    void whatWaitsAtTheSwitchIsDrainedByLeavingOutSilence() throws IOException {
        expect(peer);
        for (int value : new int[] {1, 2, 3, 4, 0, 0, 0, 5}) {
            peer.say(frame(value));
        }
        for (int value = 1; value <= 5; value++) {
            assertThat(peer.hear()).isEqualTo(frame(value));
        }
        assertThat(lines.droppedFrames()).isZero();
    }

    @Test
    void whoHangsUpBeforeTheCallIsBoundRefusesIt() throws IOException {
        peer.refuses = true;
        UUID call = expect(peer);
        peer.say(frame(1));
        await().until(() -> ended.size() == 1);
        assertThat(ended).containsExactly(call + " REFUSED no");
    }

    @Test
    void whoHangsUpLaterEndsTheCall() throws IOException {
        UUID call = expect(peer);
        peer.say(frame(1));
        peer.hear();
        lines.of(peer.address()).hangUp("done");
        await().until(() -> ended.size() == 1);
        assertThat(ended).containsExactly(call + " HUNG_UP done");
        assertThat(peer.closed).containsExactly("done");
    }

    @Test
    void keysReachTheCall() throws IOException {
        UUID call = expect(peer);
        peer.say(frame(1));
        peer.hear();
        lines.press("channel-" + call, '5');
        await().until(() -> peer.heard().contains(new LineMessage.Digit('5')));
    }

    @Test
    void aCallHasOneLineAndAPeerOneCall() throws IOException {
        UUID call = expect(peer);
        try (Peer other = new Peer()) {
            assertThatThrownBy(() -> lines.expect(
                            new UnicastCall(call, "x", "default", other.address(), codec(), 1, "reception")))
                    .hasMessageContaining("has a line already");
            assertThatThrownBy(() -> lines.expect(new UnicastCall(
                            UUID.randomUUID(), "y", "default", peer.address(), codec(), 1, "reception")))
                    .hasMessageContaining("another call");
        }
        assertThat(lines.open()).isEqualTo(1);
    }

    private static UnicastCodec codec() {
        return UnicastCodec.of(8_000, Duration.ofMillis(20));
    }

    private static byte[] frame(int value) {
        byte[] frame = new byte[320];
        frame[0] = (byte) value;
        return frame;
    }

    private UUID expect(Peer from) {
        UUID call = UUID.randomUUID();
        lines.expect(new UnicastCall(call, "channel-" + call, "default", from.address(), codec(), 1, "reception"));
        return call;
    }

    private void reopen(UnicastLines.Limits limits) {
        socket.close().syncUninterruptibly();
        lines = listening(limits);
    }

    private UnicastLines listening(UnicastLines.Limits limits) {
        var made = new UnicastLines(limits, ports, (call, how, why) -> ended.add(call.id() + " " + how + " " + why));
        socket = new Bootstrap()
                .group(loop)
                .channel(NioDatagramChannel.class)
                .option(ChannelOption.SO_RCVBUF, 1 << 20)
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().addLast(made.newSocket(), new Route());
                    }
                })
                .bind(LOOPBACK, 0)
                .syncUninterruptibly()
                .channel();
        await().until(() -> made.address() != null);
        return made;
    }

    /** Does what the route's voice:converse does. */
    private final class Route extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            var envelope = (AddressedEnvelope<?, ?>) message;
            UnicastLine line = lines.of(envelope.sender());
            if (line.listener() == null) {
                line.listen(peer.address().equals(envelope.sender()) ? peer.listening(line) : new Echo());
            }
            LineMessage answer = line.listener().hear((LineMessage) envelope.content());
            if (answer != null) {
                line.say(answer);
            }
        }
    }

    /** The switch's side of a call, and who hears it here. */
    private final class Peer implements AutoCloseable {
        private final DatagramSocket socket = new DatagramSocket(0, LOOPBACK);
        private final List<LineMessage> heard = new CopyOnWriteArrayList<>();
        private final List<String> closed = new CopyOnWriteArrayList<>();
        private volatile boolean refuses;

        Peer() throws IOException {
            socket.setSoTimeout(5_000);
        }

        InetSocketAddress address() {
            return (InetSocketAddress) socket.getLocalSocketAddress();
        }

        List<LineMessage> heard() {
            return heard;
        }

        LineListener listening(UnicastLine line) {
            return new Echo() {
                @Override
                public @Nullable LineMessage hear(LineMessage message) {
                    heard.add(message);
                    if (refuses) {
                        line.hangUp("no");
                    }
                    return super.hear(message);
                }

                @Override
                public void closed(String why) {
                    closed.add(why);
                }
            };
        }

        void say(byte[] datagram) throws IOException {
            socket.send(new DatagramPacket(datagram, datagram.length, hub()));
        }

        private InetSocketAddress hub() {
            return (InetSocketAddress) UnicastLinesTest.this.socket.localAddress();
        }

        byte[] hear() throws IOException {
            var packet = new DatagramPacket(new byte[4_096], 4_096);
            socket.receive(packet);
            return Arrays.copyOf(packet.getData(), packet.getLength());
        }

        @Override
        public void close() {
            socket.close();
        }
    }

    /** Says each frame back. */
    private static class Echo implements LineListener {
        @Override
        public @Nullable LineMessage hear(LineMessage message) {
            return message instanceof AudioFrame ? message : null;
        }

        @Override
        public void closed(String why) {
            // Nobody asks.
        }
    }
}
