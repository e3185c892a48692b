/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class EslEncoderTest {

    @Test
    void writesALineAndABlankLine() {
        assertThat(wire(EslCommand.of("event json CHANNEL_ANSWER"))).isEqualTo("event json CHANNEL_ANSWER\n\n");
    }

    @Test
    void writesHeadersInTheirOrder() {
        EslCommand command = EslCommand.of("sendmsg 72895a04-d5cb-43b0-8771-0d845fdc69a1")
                .with("call-command", "execute")
                .with("execute-app-name", "playback")
                .with("execute-app-arg", "tone_stream://%(700,0,440)");

        assertThat(wire(command)).isEqualTo("""
                        sendmsg 72895a04-d5cb-43b0-8771-0d845fdc69a1
                        call-command: execute
                        execute-app-name: playback
                        execute-app-arg: tone_stream://%(700,0,440)

                        """);
    }

    @Test
    void tellsTheLengthOfABodyInBytes() {
        assertThat(wire(EslCommand.of("sendevent NOTIFY").withBody("Zoë\n\n")))
                .isEqualTo("sendevent NOTIFY\nContent-Length: 6\n\nZoë\n\n");
    }

    @Test
    void writesNoLengthForAnEmptyBody() {
        assertThat(wire(EslCommand.of("sendevent NOTIFY").withBody(""))).isEqualTo("sendevent NOTIFY\n\n");
    }

    @Test
    void writesThePassword() {
        assertThat(wire(EslCommand.of("auth ClueCon"))).isEqualTo("auth ClueCon\n\n");
    }

    static String wire(EslCommand command) {
        var channel = new EmbeddedChannel(new EslEncoder());
        channel.writeOutbound(command);
        ByteBuf written = channel.readOutbound();
        try {
            return written.toString(UTF_8);
        } finally {
            written.release();
            assertThat(channel.finish()).isFalse();
        }
    }
}
