/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.recognition.DecoderPool.Lease;
import org.voxroute.provider.local.recognition.PocketDecoder.Hypothesis;

/** One call's recognition by PocketSphinx. A decoder is held while the caller speaks, the front end for the whole call. */
final class PocketSphinxRecognition implements Recognition {

    /** As much sound may wait for the decoder. */
    private static final int CAPACITY = 20 * SpeechRecognizer.SAMPLE_RATE;

    private final Domain domain;
    private final DecoderPool decoders;
    private final Supplier<FrontEnd> frontEnds;
    private final RecognitionListener listener;
    private final Lane lane;
    private final AtomicBoolean overflown = new AtomicBoolean();

    // Below: only on the lane.
    private @Nullable FrontEnd frontEnd;
    private @Nullable Lease lease;
    private String interim = "";
    private long samples;
    private boolean closed;

    PocketSphinxRecognition(
            Domain domain,
            DecoderPool decoders,
            Supplier<FrontEnd> frontEnds,
            RecognitionListener listener,
            Executor executor) {
        this.domain = domain;
        this.decoders = decoders;
        this.frontEnds = frontEnds;
        this.listener = listener;
        lane = new Lane(executor, CAPACITY);
    }

    @Override
    public void begin(String state) {
        domain.phrases(state);
        overflown.set(false);
        lane.run(0, guarded(() -> start(state)));
    }

    @Override
    public void hear(short[] samples, int count) {
        short[] copy = Arrays.copyOf(samples, count);
        if (!lane.run(count, guarded(() -> process(copy))) && overflown.compareAndSet(false, true)) {
            lane.run(
                    0,
                    () -> fail(new RecognitionException(
                            RecognitionException.Kind.TOO_LONG, "More speech waits than can be recognised in time")));
        }
    }

    @Override
    public void end() {
        long asked = System.nanoTime();
        lane.run(0, guarded(() -> finish(asked)));
    }

    @Override
    public void cancel() {
        lane.run(0, guarded(this::abandon));
    }

    @Override
    public void close() {
        lane.run(0, () -> {
            abandon();
            closed = true;
            if (frontEnd != null) {
                frontEnd.close();
                frontEnd = null;
            }
        });
    }

    private void start(String state) {
        abandon();
        if (closed) {
            return;
        }
        if (frontEnd == null) {
            frontEnd = frontEnds.get();
        }
        lease = decoders.take(domain);
        interim = "";
        samples = 0;
        frontEnd.begin();
        lease.decoder().begin(state);
    }

    private void process(short[] sound) {
        if (lease == null || frontEnd == null) {
            return; // nothing began, or it failed already
        }
        for (int from = 0; from < sound.length; from += FrontEnd.CHUNK) {
            int count = Math.min(FrontEnd.CHUNK, sound.length - from);
            frontEnd.process(sound, from, count, lease.decoder()::process);
        }
        long tenths = samples / FrontEnd.CHUNK;
        samples += sound.length;
        if (samples / FrontEnd.CHUNK > tenths) {
            String text = lease.decoder().hypothesis().text();
            if (!text.equals(interim) && !text.isEmpty()) {
                interim = text;
                listener.interim(text);
            }
        }
    }

    private void finish(long asked) {
        if (lease == null || frontEnd == null) {
            return;
        }
        frontEnd.end(lease.decoder()::process);
        lease.decoder().end();
        Hypothesis hypothesis = lease.decoder().hypothesis();
        decoders.giveBack(lease);
        lease = null;
        listener.recognized(new Recognized(
                hypothesis.text(),
                Confidence.of(hypothesis),
                Duration.ofMillis(samples * 1000 / SpeechRecognizer.SAMPLE_RATE),
                Duration.ofNanos(System.nanoTime() - asked)));
    }

    private void abandon() {
        if (lease != null && frontEnd != null) {
            Lease held = lease;
            lease = null;
            frontEnd.end((rows, count) -> {});
            held.decoder().end();
            decoders.giveBack(held);
        }
    }

    private void fail(RecognitionException problem) {
        Lease held = lease;
        lease = null;
        if (held != null) {
            decoders.discard(held);
            listener.failed(problem);
        }
    }

    private void lost(RecognitionException problem) {
        if (lease != null) {
            decoders.discard(lease);
            lease = null;
        }
        listener.failed(problem);
    }

    private Runnable guarded(Runnable work) {
        return () -> {
            try {
                work.run();
            } catch (RecognitionException e) {
                lost(e);
            } catch (RuntimeException e) {
                lost(new RecognitionException(RecognitionException.Kind.ENGINE, "The recogniser failed: " + e, e));
            }
        };
    }
}
