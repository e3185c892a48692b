/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One audio stream as offered and answered (RFC 4566, RFC 3264).
 *
 * @param payloadType under which the codec is sent to this side's address
 * @param keys payload type of keys (RFC 4733)
 * @param ptime milliseconds a packet
 * @param direction {@code sendrecv}, {@code sendonly}, …
 */
record Sdp(InetSocketAddress address, int payloadType, int keys, int ptime, String direction) {

    static final int KEYS = 101;

    static String offer(Codec codec, int ptime, int port, int version, String direction) {
        return String.join(
                "\r\n",
                "v=0",
                "o=- 1 " + version + " IN IP4 127.0.0.1",
                "s=-",
                "c=IN IP4 127.0.0.1",
                "t=0 0",
                "m=audio " + port + " RTP/AVP " + codec.payloadType() + " " + KEYS,
                "a=rtpmap:" + codec.payloadType() + " " + codec.word(),
                "a=rtpmap:" + KEYS + " telephone-event/8000",
                "a=fmtp:" + KEYS + " 0-15",
                "a=ptime:" + ptime,
                "a=" + direction,
                "");
    }

    /** Reads an answer to {@link #offer}. */
    static Sdp answer(String text, Codec codec) {
        String[] lines = text.split("\r?\n");
        String media = find(lines, "m=audio ").orElseThrow(() -> new IllegalArgumentException("No audio: " + text));
        String host = find(lines, "c=IN IP4 ").orElseThrow(() -> new IllegalArgumentException("No address: " + text));
        int port = Integer.parseInt(media.split(" ")[0]);
        int type = payloadType(lines, codec.word()).orElse(codec.payloadType());
        int keys = payloadType(lines, "telephone-event/8000").orElse(-1);
        int ptime = find(lines, "a=ptime:").map(Integer::parseInt).orElse(20);
        String direction = Stream.of("sendonly", "recvonly", "inactive")
                .filter(word -> find(lines, "a=" + word).isPresent())
                .findFirst()
                .orElse("sendrecv");
        return new Sdp(new InetSocketAddress(host, port), type, keys, ptime, direction);
    }

    private static Optional<Integer> payloadType(String[] lines, String word) {
        return Arrays.stream(lines)
                .filter(line -> line.matches("a=rtpmap:\\d+ " + word + "(/1)?\\s*"))
                .map(line -> Integer.parseInt(line.substring("a=rtpmap:".length(), line.indexOf(' '))))
                .findFirst();
    }

    private static Optional<String> find(String[] lines, String prefix) {
        return Arrays.stream(lines)
                .filter(line -> line.startsWith(prefix))
                .map(line -> line.substring(prefix.length()).strip())
                .findFirst();
    }
}
