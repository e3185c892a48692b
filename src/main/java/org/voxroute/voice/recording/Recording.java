/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.WavWriter;
import org.voxroute.voice.session.AudioTap;

/** One call's recording. Frames come on the line's thread, which is never kept waiting, and are written on a writer's. */
final class Recording implements AudioTap {

    /** 10 seconds of frames of 20 ms wait at most; beyond, silence is written in their place. */
    static final int WAITING = 500;

    private final AudioFormat mono;
    private final WavWriter file;
    private final Timeline timeline;
    private final Consumer<Recording> ended;
    private final Queue<Pair> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();
    private @Nullable AudioConverter ofCaller;
    private @Nullable AudioConverter ofAgent;
    private boolean broken;
    private boolean closed;

    private record Pair(
            @Nullable AudioFrame caller, @Nullable AudioFrame agent, long lostBefore) {}

    /**
     * @param rate of the file
     * @param ended is told, on the line's thread, that no more frames come
     */
    Recording(WavWriter file, int rate, Consumer<Recording> ended) {
        this.mono = AudioFormat.pcm16(rate);
        this.file = file;
        this.timeline = new Timeline(rate / 2);
        this.ended = ended;
    }

    @Override
    public void frames(@Nullable AudioFrame caller, @Nullable AudioFrame agent) {
        AudioFrame either = agent == null ? caller : agent;
        if (either == null) {
            return;
        }
        if (count.incrementAndGet() > WAITING) {
            count.decrementAndGet();
            lost.addAndGet((long) either.samples()
                    * mono.sampleRate()
                    / either.format().sampleRate());
        } else {
            waiting.add(new Pair(caller, agent, lost.getAndSet(0)));
        }
    }

    @Override
    public void close() {
        ended.accept(this);
    }

    /**
     * Writes what waits; on a writer's thread.
     *
     * @throws IOException if the file doesn't take it; nothing more is written then
     */
    synchronized void write() throws IOException {
        if (closed || broken) {
            return;
        }
        // Until it went well: part of it may be in the file, and must not be written twice.
        broken = true;
        take();
        timeline.writeTo(file::write, false);
        broken = false;
    }

    /** Writes what waits, if the file took all before, and closes it, whatever happens; on a writer's thread. */
    synchronized void finish() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (file) {
            if (!broken) {
                take();
                timeline.lost((int) lost.getAndSet(0));
                timeline.writeTo(file::write, true);
            }
        }
    }

    private void take() {
        for (Pair pair = waiting.poll(); pair != null; pair = waiting.poll()) {
            count.decrementAndGet();
            if (pair.lostBefore() > 0) {
                timeline.lost((int) pair.lostBefore());
            }
            if (pair.caller() != null) {
                ofCaller = converter(ofCaller, pair.caller());
            }
            if (pair.agent() != null) {
                ofAgent = converter(ofAgent, pair.agent());
            }
            timeline.add(samples(ofCaller, pair.caller()), samples(ofAgent, pair.agent()));
        }
    }

    private AudioConverter converter(@Nullable AudioConverter before, AudioFrame frame) {
        return before != null && before.from().equals(frame.format())
                ? before
                : new AudioConverter(frame.format(), mono);
    }

    private static short @Nullable [] samples(@Nullable AudioConverter converter, @Nullable AudioFrame frame) {
        AudioFrame converted = frame == null || converter == null ? null : converter.convert(frame);
        return converted == null ? null : converted.toSamples();
    }
}
