/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Collects a binary message. The container uses its buffers again, so each part is copied. */
final class BinaryParts implements MessageParts<ByteBuffer> {

    private final int max;
    private ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    BinaryParts(int max) {
        this.max = max;
    }

    @Override
    public boolean add(ByteBuffer part) {
        if (bytes.size() + part.remaining() > max) {
            bytes = new ByteArrayOutputStream();
            return false;
        }
        byte[] copy = new byte[part.remaining()];
        part.get(copy);
        bytes.writeBytes(copy);
        return true;
    }

    @Override
    public Object take() {
        byte[] whole = bytes.toByteArray();
        bytes = new ByteArrayOutputStream();
        return whole;
    }
}
