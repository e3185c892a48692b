/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** What all callers do: a frame every 20 ms, and a look at those that come. */
abstract class PacedCaller implements TestCaller {

    private final int rate;
    private final Queue<Integer> toSay = new ConcurrentLinkedQueue<>();
    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "caller");
        thread.setDaemon(true);
        return thread;
    });

    PacedCaller(int rate) {
        this.rate = rate;
    }

    final void talk() {
        var unused = clock.scheduleAtFixedRate(
                () -> {
                    Integer value = toSay.poll();
                    send(frame(value == null ? 0 : value));
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
    }

    final void fallSilent() {
        clock.shutdownNow();
    }

    /** Sends a frame of PCM; what goes wrong while the connection ends is nobody's business. */
    abstract void send(byte[] pcm);

    final void hear(byte[] pcm) {
        int length = rate / 50 * 2;
        List<Integer> values = new ArrayList<>();
        for (int at = 0; at + length <= pcm.length; at += length) {
            int value = value(Arrays.copyOfRange(pcm, at, at + length));
            if (value != 0) {
                values.add(value);
            }
        }
        heard.addAll(values);
    }

    private byte[] frame(int value) {
        ByteBuffer frame = ByteBuffer.allocate(rate / 50 * 2).order(ByteOrder.LITTLE_ENDIAN);
        while (frame.hasRemaining()) {
            frame.putShort((short) value);
        }
        return frame.array();
    }

    /** 0 as well if it isn't the same all over. */
    static int value(byte[] frame) {
        var samples = ByteBuffer.wrap(frame).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        short first = samples.get(0);
        for (int i = 1; i < samples.limit(); i++) {
            if (samples.get(i) != first) {
                return 0;
            }
        }
        return first;
    }

    @Override
    public final void say(int value) {
        toSay.add(value);
    }

    @Override
    public final List<Integer> heard() {
        return heard;
    }
}
