/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/**
 * The audio that waits to be heard. Providers add to it from their threads, faster than it is heard; the line takes a frame at a time, {@link #next}, on its own thread alone, and is never kept waiting: no locks.
 *
 * <p>{@link #clear} is barge-in, from any thread: from the next frame on the line is silent, until a speech that began afterwards. Bounded: what is beyond is refused and counted.
 */
public final class Playout {

    private final AudioFormat format;
    private final int maxBytes;
    private final AtomicLong refused = new AtomicLong();

    /** What may be heard; barge-in puts an empty one in its place, so that nothing said before can be heard after it, whoever adds it. */
    private volatile Waiting open = new Waiting();

    private volatile boolean held;

    /** The line thread's own: what it is hearing, and from where. */
    private Waiting hearing = open;

    private @Nullable Chunk current;
    private int at;

    /** Chunks in the order in which they will be heard. */
    static final class Waiting {
        private final Queue<Chunk> chunks = new ConcurrentLinkedQueue<>();
        private final AtomicInteger bytes = new AtomicInteger();
    }

    private static final class Chunk {
        private final Speech speech;
        private final AudioFrame audio;

        Chunk(Speech speech, AudioFrame audio) {
            this.speech = speech;
            this.audio = audio;
        }
    }

    /**
     * A playout of nothing yet.
     *
     * @param format what the line takes
     * @param limit how much may wait
     */
    public Playout(AudioFormat format, Duration limit) {
        this.format = format;
        maxBytes = format.bytes(limit);
    }

    public AudioFormat format() {
        return format;
    }

    /** Begins something to be heard after all that waits. */
    public Speech begin() {
        return new Speech(this, open);
    }

    /** Drops all that waits, and what speeches that have begun will still say. */
    public void clear() {
        open = new Waiting();
        held = false;
    }

    /** From the next frame on the line is silent, and nothing is lost: until this is told otherwise, or {@link #clear}. From any thread. */
    public void hold(boolean hold) {
        held = hold;
    }

    /** The next frame for the line, filled up with silence; only on the line's thread. */
    public AudioFrame next(int samples) {
        int length = samples * format.bytesPerSample();
        Chunk chunk = held ? null : audible();
        if (chunk != null && at == 0 && chunk.audio.length() == length) {
            chunk.speech.heard(samples);
            at = length;
            return chunk.audio;
        }
        byte[] frame = new byte[length];
        int filled = 0;
        for (; chunk != null && filled < frame.length; chunk = audible()) {
            int count = Math.min(frame.length - filled, chunk.audio.length() - at);
            chunk.audio.copy(at, frame, filled, count);
            chunk.speech.heard(count / format.bytesPerSample());
            at += count;
            filled += count;
        }
        Arrays.fill(frame, filled, frame.length, format.encoding().silence());
        return AudioFrame.owning(format, frame);
    }

    /** How much waits; a chunk counts until all of it was heard. */
    public Duration waiting() {
        return format.duration(open.bytes.get() / format.bytesPerSample());
    }

    /** Chunks that were not taken because too much waited. */
    public long refused() {
        return refused.get();
    }

    boolean isOpen(Waiting waiting) {
        return waiting == open;
    }

    boolean add(Speech speech, Waiting waiting, AudioFrame chunk) {
        if (!chunk.format().equals(format)) {
            throw new IllegalArgumentException("The line takes " + format + " and not " + chunk.format());
        }
        if (!isOpen(waiting)) {
            return false;
        }
        if (waiting.bytes.addAndGet(chunk.length()) > maxBytes) {
            waiting.bytes.addAndGet(-chunk.length());
            refused.incrementAndGet();
            return false;
        }
        waiting.chunks.add(new Chunk(speech, chunk));
        return true;
    }

    /** The chunk to hear on from, with something left of it. */
    private @Nullable Chunk audible() {
        Waiting now = open;
        if (hearing != now) {
            hearing = now;
            current = null;
        }
        Chunk chunk = current;
        while (chunk == null || at == chunk.audio.length()) {
            if (chunk != null) {
                now.bytes.addAndGet(-chunk.audio.length());
            }
            chunk = now.chunks.poll();
            current = chunk;
            at = 0;
            if (chunk == null) {
                return null;
            }
        }
        return chunk;
    }
}
