/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Header lines as {@code switch_event_serialize} writes them. */
final class PlainText {

    private static final String UNSAFE = "\r\n #%&+:;<=>?@[\\]^`{|}\"";
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private PlainText() {}

    static byte[] line(String name, String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(name.length() + value.length() + 16);
        out.writeBytes(name.getBytes(StandardCharsets.UTF_8));
        out.write(':');
        out.write(' ');
        if (value.isEmpty()) {
            out.writeBytes("_undef_".getBytes(StandardCharsets.US_ASCII));
        } else {
            encode(value.getBytes(StandardCharsets.UTF_8), out);
        }
        out.write('\n');
        return out.toByteArray();
    }

    static String encode(String value) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(value.length() + 16);
        encode(value.getBytes(StandardCharsets.UTF_8), out);
        return out.toString(StandardCharsets.US_ASCII);
    }

    /** What already looks like an escape (upper-case hex) stays as it is: the switch doesn't encode twice, so a literal {@code %20} is lost. */
    private static void encode(byte[] value, ByteArrayOutputStream out) {
        for (int i = 0; i < value.length; i++) {
            int b = value[i];
            boolean escaped = b == '%' && i + 2 < value.length && isHex(value[i + 1]) && isHex(value[i + 2]);
            if (!escaped && (b < ' ' || b > '~' || UNSAFE.indexOf(b) >= 0)) {
                out.write('%');
                out.write(HEX[(b >> 4) & 0x0f]);
                out.write(HEX[b & 0x0f]);
            } else {
                out.write(b);
            }
        }
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'F';
    }
}
