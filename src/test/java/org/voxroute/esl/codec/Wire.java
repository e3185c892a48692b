/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes through a decoder. */
final class Wire {

    static final int MAX_HEADER_BYTES = 64 * 1024;
    static final int MAX_BODY_BYTES = 16 * 1024 * 1024;

    private Wire() {}

    static EmbeddedChannel channel() {
        return new EmbeddedChannel(new EslDecoder(MAX_HEADER_BYTES, MAX_BODY_BYTES));
    }

    /** Decodes what came in these reads, and asserts that the decoder holds nothing of them back. */
    static List<EslMessage> decode(List<byte[]> reads) {
        EmbeddedChannel channel = channel();
        var messages = new ArrayList<EslMessage>();
        for (byte[] read : reads) {
            channel.writeInbound(Unpooled.wrappedBuffer(read));
            drain(channel, messages);
        }
        assertThat(channel.finish()).as("messages at the end of the stream").isFalse();
        return messages;
    }

    static List<EslMessage> decode(byte[] bytes) {
        return decode(List.of(bytes.clone()));
    }

    static List<EslMessage> decode(String text) {
        return decode(text.getBytes(UTF_8));
    }

    static EslMessage decodeOne(String text) {
        List<EslMessage> messages = decode(text);
        assertThat(messages).hasSize(1);
        return messages.get(0);
    }

    static List<byte[]> inPiecesOf(int size, byte[] bytes) {
        var pieces = new ArrayList<byte[]>();
        for (int at = 0; at < bytes.length; at += size) {
            pieces.add(Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + size)));
        }
        return pieces;
    }

    /** All that a message says, for comparison. */
    static List<String> described(List<EslMessage> messages) {
        return messages.stream()
                .map(message -> message + "\n" + message.header("Reply-Text") + "\n" + message.header("Job-UUID") + "\n"
                        + (message.isEvent() ? message.event().toJson() : message.body()))
                .toList();
    }

    static void drain(EmbeddedChannel channel, List<EslMessage> messages) {
        for (EslMessage message = channel.readInbound(); message != null; message = channel.readInbound()) {
            messages.add(message);
        }
    }

    static String text(ByteBuf buffer) {
        try {
            return buffer.toString(ISO_8859_1);
        } finally {
            buffer.release();
        }
    }

    /** An event frame around this text, in the order of the switch: length before type. */
    static String frame(String type, String body) {
        return "Content-Length: " + body.getBytes(UTF_8).length + "\nContent-Type: " + type + "\n\n" + body;
    }

    static EslEvent plain(String body) {
        return decodeOne(frame("text/event-plain", body)).event();
    }

    static EslEvent json(String body) {
        return decodeOne(frame("text/event-json", body)).event();
    }
}
