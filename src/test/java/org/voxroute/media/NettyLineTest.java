/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.DecoderException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;

class NettyLineTest {

    private static final AudioFrame FRAME = AudioFrame.silence(AudioFormat.pcm16(8_000), 160);
    private static final LineMessage HANGUP = new LineMessage.Hangup();
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration LINGER = Duration.ofSeconds(1);

    private final NettyLines lines =
            new NettyLines("audiosocket", new NettyLines.Limits(1, FIRST, Duration.ofMillis(1), LINGER));
    private final List<String> ends = new ArrayList<>();
    private final EmbeddedChannel socket = new EmbeddedChannel(lines.newLine());
    private final Line line = NettyLine.of(socket);

    NettyLineTest() {
        socket.freezeTime();
        line.listen(new LineListener() {
            @Override
            public @Nullable LineMessage hear(LineMessage message) {
                return null;
            }

            @Override
            public void closed(String why) {
                ends.add(why);
            }
        });
    }

    @Test
    void whatIsSaidGoesOutAtOnce() {
        line.say(FRAME);
        assertThat((Object) socket.readOutbound()).isEqualTo(FRAME);
    }

    @Test
    void whatComesGoesOn() {
        socket.writeInbound(FRAME);
        assertThat((Object) socket.readInbound()).isEqualTo(FRAME);
    }

    @Test
    void whoHangsUpSaysSoAndLeavesTheOtherSideTimeToClose() {
        line.hangUp("enough");
        assertThat((Object) socket.readOutbound()).isEqualTo(HANGUP);
        assertThat(socket.isOpen()).isTrue();
        line.say(FRAME);
        assertThat((Object) socket.readOutbound()).as("nothing after a hangup").isNull();
        socket.writeInbound(FRAME);
        assertThat((Object) socket.readInbound())
                .as("what still comes is read and dropped")
                .isNull();
        passes(LINGER);
        assertThat(socket.isOpen()).isFalse();
        assertThat(ends).containsExactly("enough");
    }

    @Test
    void theFirstReasonIsTold() {
        line.hangUp("first");
        line.hangUp("second");
        socket.close();
        assertThat(ends).containsExactly("first");
    }

    @Test
    void aConnectionThatSaysNothingEnds() {
        passes(FIRST);
        assertThat((Object) socket.readOutbound()).isEqualTo(HANGUP);
        passes(LINGER);
        assertThat(ends).containsExactly("Nothing came over the connection");
    }

    @Test
    void aConnectionThatSaidSomethingMayBeSilent() {
        socket.writeInbound(FRAME);
        passes(FIRST.multipliedBy(10));
        assertThat(socket.isOpen()).isTrue();
    }

    @Test
    void garbageEndsTheLineWithItsReason() {
        socket.pipeline().fireExceptionCaught(new DecoderException("kind 0x47"));
        assertThat((Object) socket.readOutbound()).isEqualTo(HANGUP);
        passes(LINGER);
        assertThat(ends).containsExactly("kind 0x47");
        assertThat(lines.garbageLines()).isOne();
    }

    @Test
    void aBrokenConnectionIsClosedWithoutAWord() {
        socket.pipeline().fireExceptionCaught(new IOException("Connection reset"));
        socket.runPendingTasks();
        assertThat((Object) socket.readOutbound()).isNull();
        assertThat(socket.isOpen()).isFalse();
        assertThat(ends).containsExactly("The connection broke: Connection reset");
    }

    @Test
    void whoClosesTheSocketSaysAHangupFirst() {
        socket.close();
        assertThat((Object) socket.readOutbound()).isEqualTo(HANGUP);
        assertThat(socket.isOpen()).isFalse();
        assertThat(ends).containsExactly("The hub closed the connection");
    }

    @Test
    void aRouteThatRepliesEndsTheLineAndIsToldWhatItNeeds() {
        socket.writeOutbound(FRAME);
        assertThat((Object) socket.readOutbound()).as("no second answer").isEqualTo(HANGUP);
        passes(LINGER);
        assertThat(ends).singleElement().asString().contains("sync=false");
    }

    @Test
    void anErrorThatARouteDidNotHandleEndsTheLine() {
        socket.writeOutbound(new IllegalStateException("a route failed"));
        assertThat((Object) socket.readOutbound()).isEqualTo(HANGUP);
        passes(LINGER);
        assertThat(ends).singleElement().asString().contains("a route failed");
    }

    @Test
    void whatTheOtherSideDoesNotReadIsDroppedAndEndsTheLineAfterAWhile() throws InterruptedException {
        socket.writeInbound(FRAME);
        socket.unsafe().outboundBuffer().setUserDefinedWritability(1, false);
        line.say(FRAME);
        assertThat((Object) socket.readOutbound()).isNull();
        assertThat(lines.droppedFrames()).isOne();
        assertThat(socket.isOpen()).isTrue();
        long until = System.nanoTime() + Duration.ofMillis(2).toNanos();
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        line.say(FRAME);
        passes(LINGER);
        assertThat(ends).containsExactly("The other side doesn't read");
    }

    @Test
    void moreConnectionsThanThereMayBeEndAtOnce() {
        var second = new EmbeddedChannel(lines.newLine());
        assertThat((Object) second.readOutbound()).isEqualTo(HANGUP);
        assertThat(lines.open()).isEqualTo(2);
        second.close();
        assertThat(lines.open()).isOne();
        socket.close();
        assertThat(lines.open()).isZero();
    }

    @Test
    void nothingIsScheduledForALineThatIsClosed() {
        socket.writeInbound(FRAME);
        line.hangUp("enough");
        socket.close();
        passes(FIRST);
        assertThat(ends).hasSize(1);
        assertThat(lines.open()).isZero();
    }

    private void passes(Duration time) {
        socket.advanceTimeBy(time.toMillis(), TimeUnit.MILLISECONDS);
        socket.runScheduledPendingTasks();
        socket.runPendingTasks();
    }
}
