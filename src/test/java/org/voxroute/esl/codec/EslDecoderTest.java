/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EslDecoderTest {

    private static final String REPLY = """
            Content-Type: command/reply
            Reply-Text: +OK accepted

            """;

    @Test
    void readsAReplyWithoutABody() {
        EslMessage reply = Wire.decodeOne(REPLY);

        assertThat(reply.contentType()).isEqualTo("command/reply");
        assertThat(reply.header("Reply-Text")).isEqualTo("+OK accepted");
        assertThat(reply.bodyLength()).isZero();
        assertThat(reply.body()).isEmpty();
    }

    @Test
    void findsAHeaderWhateverItsCase() {
        assertThat(Wire.decodeOne(REPLY).header("REPLY-text")).isEqualTo("+OK accepted");
    }

    @Test
    void hasNoHeaderThatDidNotCome() {
        assertThat(Wire.decodeOne(REPLY).header("Job-UUID")).isNull();
    }

    @Test
    void takesTheLengthBeforeTheType() {
        List<EslMessage> messages = Wire.decode("""
                Content-Length: 3
                Content-Type: text/event-json

                {}
                Content-Type: auth/request

                """);

        assertThat(messages).extracting(EslMessage::contentType).containsExactly("text/event-json", "auth/request");
    }

    @Test
    void takesTheLengthAfterTheType() {
        List<EslMessage> messages = Wire.decode("""
                Content-Type: api/response
                Content-Length: 4

                +OK
                Content-Type: auth/request

                """);

        assertThat(messages).extracting(EslMessage::body).containsExactly("+OK\n", "");
    }

    @Test
    void countsABodyInBytes() {
        EslMessage message = Wire.decodeOne(Wire.frame("api/response", "Zoë 日本 😀"));

        assertThat(message.bodyLength()).isEqualTo(16);
        assertThat(message.body()).isEqualTo("Zoë 日本 😀");
    }

    @Test
    void keepsABlankLineInsideABody() {
        assertThat(Wire.decodeOne(Wire.frame("api/response", "\n\n0 total.\n")).body())
                .isEqualTo("\n\n0 total.\n");
    }

    @Test
    void acceptsLinesThatEndInCrLf() {
        EslMessage message = Wire.decodeOne("Content-Type: api/response\r\nContent-Length: 4\r\nX: y\r\n\r\n+OK\n");

        assertThat(message.body()).isEqualTo("+OK\n");
        assertThat(message.header("X")).isEqualTo("y");
    }

    @Test
    void acceptsLinesThatEndInCrLfByteByByte() {
        byte[] frame = "Content-Type: api/response\r\nContent-Length: 4\r\n\r\n+OK\n".getBytes(UTF_8);

        assertThat(Wire.decode(Wire.inPiecesOf(1, frame)))
                .extracting(EslMessage::body)
                .containsExactly("+OK\n");
    }

    @Test
    void skipsEmptyLinesBetweenFrames() {
        assertThat(Wire.decode(REPLY + "\n\r\n\n" + REPLY)).hasSize(2);
    }

    @Test
    void acceptsAValueWithoutASpaceBeforeIt() {
        assertThat(Wire.decodeOne("Content-Type:api/response\nContent-Length:1\n\nx")
                        .body())
                .isEqualTo("x");
    }

    @Test
    void keepsLinesThatAreNoHeadersFromFailingAReply() {
        // The reply to getvar holds the variable's text as it is, line ends included.
        EslMessage reply = Wire.decodeOne("""
                Content-Type: command/reply
                Reply-Text: v=0
                o=- 1 2 IN IP4 127.0.0.1

                """);

        assertThat(reply.header("Reply-Text")).isEqualTo("v=0");
    }

    @Test
    void takesABodyOfInvalidUtf8AsData() {
        byte[] frame = Wire.frame("api/response", "Zo? ok").replace('?', 'ë').getBytes(ISO_8859_1);

        assertThat(Wire.decode(frame)).extracting(EslMessage::body).containsExactly("Zo\uFFFD ok");
    }

    @Test
    void readsARudeRejection() {
        EslMessage rejection = Wire.decodeOne("""
                Content-Type: text/rude-rejection
                Content-Length: 24

                Access Denied, go away.
                """);

        assertThat(rejection.contentType()).isEqualTo("text/rude-rejection");
        assertThat(rejection.body()).isEqualTo("Access Denied, go away.\n");
    }

    @Test
    void readsTheTwoNoticesOfALingeringConnection() {
        List<EslMessage> notices = Wire.decode("""
                Content-Type: text/disconnect-notice
                Controlled-Session-UUID: 3edf4139-5eaa-4bac-a25d-40edee051aa3
                Content-Disposition: linger
                Channel-Name: sofia/external/1000@127.0.0.1
                Linger-Time: 5
                Content-Length: 0

                Content-Type: text/disconnect-notice
                Content-Disposition: disconnect
                Content-Length: 23

                Disconnected, goodbye.
                """);

        assertThat(notices)
                .extracting(notice -> notice.header("Content-Disposition"))
                .containsExactly("linger", "disconnect");
        assertThat(notices).extracting(EslMessage::bodyLength).containsExactly(0, 23);
    }

    @Test
    void readsALogLine() {
        EslMessage line = Wire.decodeOne("""
                Content-Type: log/data
                Content-Length: 5
                Log-Level: 7
                User-Data:\u0020

                text
                """);

        assertThat(line.header("Log-Level")).isEqualTo("7");
        assertThat(line.header("User-Data")).isEmpty();
        assertThat(line.body()).isEqualTo("text\n");
    }

    @Test
    void deliversAnEventInXmlAsAMessage() {
        EslMessage message = Wire.decodeOne(Wire.frame("text/event-xml", "<event/>"));

        assertThat(message.isEvent()).isFalse();
        assertThat(message.body()).isEqualTo("<event/>");
    }

    @Test
    void hasNoEventInAReply() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Wire.decodeOne(REPLY).event())
                .withMessageContaining("command/reply");
    }

    @Test
    void showsNoContentInItsText() {
        assertThat(Wire.decodeOne(Wire.frame("api/response", "password=secret")))
                .hasToString("EslMessage[api/response, body of 15 bytes]");
    }

    @Nested
    class WhenTheSwitchConnectsToUs {

        private final EslMessage reply = Wire.decodeOne("""
                Event-Name: CHANNEL_DATA
                Channel-Name: sofia/external/%2B15551230000%40127.0.0.1
                Caller-Caller-ID-Name: Zo%C3%AB
                Content-Type: command/reply
                Reply-Text: %2BOK%0A
                Socket-Mode: async
                Control: full

                """);

        @Test
        void decodesTheHeadersOfTheFirstReply() {
            assertThat(reply.header("Reply-Text")).isEqualTo("+OK\n");
            assertThat(reply.header("caller-caller-id-name")).isEqualTo("Zoë");
        }

        @Test
        void keepsItAReply() {
            assertThat(reply.contentType()).isEqualTo("command/reply");
            assertThat(reply.isEvent()).isFalse();
        }

        @Test
        void givesTheChannelsDataAsAnEvent() {
            assertThat(reply.isChannelData()).isTrue();
            assertThat(reply.event().name()).isEqualTo("CHANNEL_DATA");
            assertThat(reply.event().header("Channel-Name")).isEqualTo("sofia/external/+15551230000@127.0.0.1");
            assertThat(reply.event().body()).isNull();
        }

        @Test
        void leavesThePercentSignsOfOtherRepliesAlone() {
            EslMessage other = Wire.decodeOne("Content-Type: command/reply\nReply-Text: 100%25\n\n");

            assertThat(other.header("Reply-Text")).isEqualTo("100%25");
        }
    }

    @Test
    void decodesWhatWasReadBeforeAFault() {
        byte[] bytes = (REPLY + REPLY + "Reply-Text: no type\n\n").getBytes(UTF_8);

        assertThat(Faults.of(Wire.channel(), bytes).messages()).hasSize(2);
    }
}
