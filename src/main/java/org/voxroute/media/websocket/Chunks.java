/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/** Frames on their way to a module that plays pieces: gathers some of what is said, leaves out silence, and gives up the rest when silence comes. Fed on the line's thread. */
public final class Chunks {

    private final AudioFormat format;
    private final int size;
    private final ByteArrayOutputStream gathered = new ByteArrayOutputStream();
    private volatile boolean dropped;
    private volatile int waiting;

    /** @param length of a piece; a frame that is longer is one by itself */
    public Chunks(AudioFormat format, Duration length) {
        this.format = format;
        size = format.bytes(length);
    }

    /** A piece that is whole now; null while there is none. */
    public byte @Nullable [] add(AudioFrame frame) {
        if (dropped) {
            dropped = false;
            gathered.reset();
        }
        byte[] bytes = frame.toByteArray();
        boolean silent = isSilent(bytes);
        if (!silent) {
            gathered.writeBytes(bytes);
        }
        if (gathered.size() == 0 || (!silent && gathered.size() < size)) {
            waiting = gathered.size();
            return null;
        }
        byte[] piece = gathered.toByteArray();
        gathered.reset();
        waiting = 0;
        return piece;
    }

    /** Drops what was gathered; from any thread. Until the next frame comes it counts as waiting: it was not heard. */
    public void drop() {
        dropped = true;
    }

    /** How much was gathered and not given away yet; from any thread. */
    public Duration waiting() {
        return format.duration(waiting / format.bytesPerSample());
    }

    private static boolean isSilent(byte[] bytes) {
        for (byte value : bytes) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }
}
