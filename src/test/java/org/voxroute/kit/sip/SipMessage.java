/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A request or a response (RFC 3261, section 7). Headers stand in the order of the wire; their names are compared without case, and compact forms are known by their long ones. Immutable. */
record SipMessage(String start, List<Header> headers, String body) {

    private static final Map<String, String> COMPACT = Map.of(
            "v",
            "Via",
            "f",
            "From",
            "t",
            "To",
            "i",
            "Call-ID",
            "m",
            "Contact",
            "l",
            "Content-Length",
            "c",
            "Content-Type");

    record Header(String name, String value) {}

    SipMessage {
        headers = List.copyOf(headers);
    }

    static SipMessage of(String start) {
        return new SipMessage(start, List.of(), "");
    }

    SipMessage with(String name, Object value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value.toString()));
        return new SipMessage(start, more, body);
    }

    SipMessage withBody(String type, String text) {
        return new SipMessage(start, with("Content-Type", type).headers, text);
    }

    /** @throws IllegalArgumentException if it isn't SIP */
    static SipMessage parse(byte[] bytes, int length) {
        String text = new String(bytes, 0, length, UTF_8);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new IllegalArgumentException("No SIP: " + text);
        }
        // A line that begins with space goes on with the one before.
        String[] lines = text.substring(0, end).replaceAll("\r\n[ \t]+", " ").split("\r\n");
        List<Header> headers =
                Arrays.stream(lines).skip(1).map(SipMessage::header).toList();
        return new SipMessage(lines[0], headers, text.substring(end + 4));
    }

    private static Header header(String line) {
        int colon = line.indexOf(':');
        String name = line.substring(0, colon).strip();
        return new Header(
                COMPACT.getOrDefault(name.toLowerCase(Locale.ROOT), name),
                line.substring(colon + 1).strip());
    }

    /** Answers a request (section 8.2.6.2). */
    SipMessage response(String status) {
        List<String> copied = List.of("via", "from", "to", "call-id", "cseq");
        return new SipMessage(
                "SIP/2.0 " + status,
                headers.stream()
                        .filter(header -> copied.contains(header.name().toLowerCase(Locale.ROOT)))
                        .toList(),
                "");
    }

    byte[] toBytes() {
        var text = new StringBuilder(start).append("\r\n");
        headers.forEach(header ->
                text.append(header.name()).append(": ").append(header.value()).append("\r\n"));
        text.append("Content-Length: ").append(body.getBytes(UTF_8).length).append("\r\n\r\n");
        return text.append(body).toString().getBytes(UTF_8);
    }

    Optional<String> find(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    String header(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    boolean isResponse() {
        return start.startsWith("SIP/2.0 ");
    }

    /** Of a response: 100 to 699. */
    int status() {
        return Integer.parseInt(start.substring(8, 11));
    }

    /** Of a request; of a response, what it answers. */
    String method() {
        return isResponse() ? header("CSeq", " ").split(" ")[1] : start.substring(0, start.indexOf(' '));
    }

    /** The transaction (RFC 3261, section 17.1.3). */
    String branch() {
        return parameter(header("Via", ""), "branch");
    }

    /** The address within angle brackets, or the whole value. */
    static String address(String value) {
        int from = value.indexOf('<');
        return from < 0 ? value.split(";")[0] : value.substring(from + 1, value.indexOf('>'));
    }

    /** A parameter behind the address; empty if there is none. */
    static String parameter(String value, String name) {
        String behind = value.substring(value.indexOf('>') + 1);
        return Arrays.stream(behind.split(";"))
                .map(String::strip)
                .filter(parameter -> parameter.startsWith(name + "="))
                .map(parameter -> parameter.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }
}
