/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslException.Kind;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslDecoder;
import org.voxroute.esl.codec.EslMessage;

class CommandQueueTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    private final EmbeddedChannel time = new EmbeddedChannel();
    private final List<String> written = new ArrayList<>();
    private final CommandQueue queue = new CommandQueue(time.eventLoop(), 3, command -> written.add(command.line()));

    CommandQueueTest() {
        time.freezeTime();
    }

    @Test
    void givesRepliesInTheOrderOfCommands() {
        var first = send("first", SECOND);
        var second = send("second", SECOND);
        reply("one");
        reply("two");
        assertThat(first.join().header("Reply-Text")).isEqualTo("one");
        assertThat(second.join().header("Reply-Text")).isEqualTo("two");
    }

    @Test
    void writesACommandWhenTheOneBeforeIsAnswered() {
        send("first", SECOND);
        send("second", SECOND);
        assertThat(written).containsExactly("first");
        reply("one");
        assertThat(written).containsExactly("first", "second");
    }

    @Test
    void refusesACommandTooMany() {
        send("1", SECOND);
        send("2", SECOND);
        send("3", SECOND);
        EslException refused = failure(send("4", SECOND));
        assertThat(refused.kind()).isEqualTo(Kind.REFUSED);
        assertThat(refused.isOutcomeUnknown()).isFalse();
        reply("+OK");
        assertThat(send("5", SECOND)).isNotDone();
    }

    @Test
    void doesNotGiveALateReplyToTheNextCommand() {
        var late = send("late", SECOND);
        pass(Duration.ofMillis(1_100));
        EslException timedOut = failure(late);
        assertThat(timedOut.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(timedOut.isOutcomeUnknown()).isTrue();
        var next = send("next", SECOND);
        assertThat(written).containsExactly("late");
        reply("the late one's");
        assertThat(written).containsExactly("late", "next");
        reply("the next one's");
        assertThat(next.join().header("Reply-Text")).isEqualTo("the next one's");
    }

    @Test
    void saysThatACommandWasNotSentIfItsTimeIsUpWhileItWaits() {
        send("slow", Duration.ofSeconds(9));
        var waiting = send("waiting", SECOND);
        pass(Duration.ofMillis(1_100));
        EslException timedOut = failure(waiting);
        assertThat(timedOut.kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(timedOut.isOutcomeUnknown()).isFalse();
        reply("+OK");
        assertThat(written).containsExactly("slow");
    }

    @Test
    void failsWhatIsUnderWayAsUnknownAndTheRestAsNotSent() {
        var underWay = send("under way", SECOND);
        var waiting = send("waiting", SECOND);
        queue.end(new ConnectionEnd(EndCause.CUT, "cut"));
        assertThat(failure(underWay).isOutcomeUnknown()).isTrue();
        assertThat(failure(waiting).isOutcomeUnknown()).isFalse();
        assertThat(failure(send("after", SECOND)).isOutcomeUnknown()).isFalse();
        assertThat(queue.size()).isZero();
        assertThat(written).containsExactly("under way");
    }

    @Test
    void noticesAReplyThatNobodyAskedFor() {
        assertThat(queue.reply(message("+OK"))).isFalse();
    }

    @Test
    void isOverdueUntilTheLateReplyComes() {
        send("late", SECOND);
        assertThat(queue.isOverdue()).isFalse();
        pass(Duration.ofMillis(1_100));
        assertThat(queue.isOverdue()).isTrue();
        reply("+OK");
        assertThat(queue.isOverdue()).isFalse();
        assertThat(queue.isIdle()).isTrue();
    }

    private CompletableFuture<EslMessage> send(String line, Duration timeout) {
        return queue.add(EslCommand.of(line), timeout);
    }

    private void reply(String text) {
        assertThat(queue.reply(message(text))).isTrue();
    }

    private void pass(Duration duration) {
        time.advanceTimeBy(duration.toNanos(), TimeUnit.NANOSECONDS);
        time.runScheduledPendingTasks();
    }

    static EslException failure(CompletableFuture<?> future) {
        assertThat(future).isCompletedExceptionally();
        return (EslException)
                future.handle((value, error) -> CommandSocket.unwrapped(error)).join();
    }

    private static EslMessage message(String text) {
        String wire = "Content-Type: command/reply\nReply-Text: " + text + "\n\n";
        var decoder = new EmbeddedChannel(new EslDecoder(1_000, 1_000));
        decoder.writeInbound(Unpooled.copiedBuffer(wire, StandardCharsets.UTF_8));
        return decoder.readInbound();
    }
}
