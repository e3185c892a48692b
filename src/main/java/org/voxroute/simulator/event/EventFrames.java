/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Events as frames of the event socket: Content-Length first, then Content-Type. */
final class EventFrames {

    private EventFrames() {}

    static byte[] frame(SwitchEvent event, EventFormat format) {
        byte[] text = switch (format) {
            case PLAIN -> plain(event);
            case JSON -> json(event);
            case XML -> xml(event).getBytes(StandardCharsets.UTF_8);
        };
        byte[] head = ("Content-Length: " + text.length + "\nContent-Type: text/event-" + format.word() + "\n\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] frame = new byte[head.length + text.length];
        System.arraycopy(head, 0, frame, 0, head.length);
        System.arraycopy(text, 0, frame, head.length, text.length);
        return frame;
    }

    static byte[] plain(SwitchEvent event) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(1024 + 48 * event.headers().size());
        for (EventHeader header : event.headers()) {
            out.writeBytes(header.plain());
        }
        byte[] body = bytes(event.body());
        if (body.length > 0) {
            out.writeBytes(("Content-Length: " + body.length + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write('\n');
        out.writeBytes(body);
        return out.toByteArray();
    }

    private static byte[] json(SwitchEvent event) {
        ByteArrayOutputStream out =
                new ByteArrayOutputStream(1024 + 48 * event.headers().size());
        out.write('{');
        boolean first = true;
        for (EventHeader header : event.headers()) {
            if (!first) {
                out.write(',');
            }
            out.writeBytes(header.json());
            first = false;
        }
        String body = event.body();
        if (body != null) {
            out.write(',');
            out.writeBytes(EventHeader.of("Content-Length", Integer.toString(bytes(body).length))
                    .json());
            out.write(',');
            out.writeBytes(EventHeader.of("_body", body).json());
        }
        out.write('}');
        return out.toByteArray();
    }

    private static String xml(SwitchEvent event) {
        StringBuilder out = new StringBuilder("<event>\n  <headers>\n");
        for (EventHeader header : event.headers()) {
            out.append("    <").append(header.name()).append('>');
            out.append(PlainText.encode(header.value()));
            out.append("</").append(header.name()).append(">\n");
        }
        out.append("  </headers>\n");
        String body = event.body();
        if (body != null) {
            out.append("  <Content-Length>").append(bytes(body).length).append("</Content-Length>\n");
            out.append("  <body>").append(escape(body)).append("</body>\n");
        }
        return out.append("</event>\n").toString();
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static byte[] bytes(@Nullable String body) {
        return body == null ? new byte[0] : body.getBytes(StandardCharsets.UTF_8);
    }
}
