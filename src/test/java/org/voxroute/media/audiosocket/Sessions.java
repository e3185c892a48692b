/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.voxroute.audio.LineMessage;

/** Recorded sessions of a real Asterisk. */
final class Sessions {

    private Sessions() {}

    /** Name of a session, and how many messages of each kind and length came from Asterisk: {@code 01:16x1 10:320x207}. */
    record Session(String name, String counted) {
        @Override
        public String toString() {
            return name;
        }
    }

    static List<Session> all() {
        try (var in = resource("sessions.tsv")) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .map(line -> line.split("\t", -1))
                    .map(parts -> new Session(parts[0], parts[1]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] fromAsterisk(String session) {
        return bytes(session + ".from-asterisk.bin.gz");
    }

    static byte[] toAsterisk(String session) {
        return bytes(session + ".to-asterisk.bin.gz");
    }

    static List<LineMessage> heard(String session) {
        return decode(AudioSocketSide.ASTERISK, fromAsterisk(session));
    }

    /** Decodes reads of the given bytes, one after the other. */
    static List<LineMessage> decode(AudioSocketSide speaker, byte[]... reads) {
        var socket = new EmbeddedChannel(new AudioSocketDecoder(speaker));
        List<LineMessage> messages = new ArrayList<>();
        try {
            for (byte[] read : reads) {
                socket.writeInbound(Unpooled.wrappedBuffer(read));
            }
        } finally {
            socket.inboundMessages().forEach(message -> messages.add((LineMessage) message));
            socket.inboundMessages().clear();
            socket.finishAndReleaseAll();
        }
        return messages;
    }

    private static byte[] bytes(String name) {
        try (var in = new GZIPInputStream(resource(name))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream resource(String name) {
        InputStream in = Sessions.class.getResourceAsStream("/fixtures/asterisk/" + name);
        if (in == null) {
            throw new AssertionError("No fixture asterisk/" + name);
        }
        return in;
    }
}
