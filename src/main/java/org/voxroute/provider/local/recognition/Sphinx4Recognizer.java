/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sphinx4, pure Java, where PocketSphinx is not installed: a grammar for each state, the whole utterance at its end (no
 * interim results), slower.
 */
final class Sphinx4Recognizer implements SpeechRecognizer {

    private static final int MAX_WAITING = 100;
    /** It gives no score that tells right from wrong; a grammar rejects by itself. */
    private static final double CONFIDENCE = 0.75;

    private final AcousticModel model;
    private final Path work;
    private final Pronunciations pronunciations;
    private final ThreadPoolExecutor executor;
    private final Deque<Sphinx4Engine> idle = new ArrayDeque<>();
    private final AtomicInteger made = new AtomicInteger();

    Sphinx4Recognizer(
            AcousticModel model, Path work, RecognizerLimits limits, Function<String, @Nullable String> guess) {
        this.model = model;
        this.work = work;
        pronunciations = new Pronunciations(model.dictionary(), guess);
        var number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                limits.threads(),
                limits.threads(),
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(MAX_WAITING),
                task -> {
                    var thread = new Thread(task, "recognition-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public String name() {
        return "Sphinx4";
    }

    @Override
    public void prepare(Domain domain) {
        domain.vocabulary();
        giveBack(take());
    }

    @Override
    public Recognition open(Domain domain, RecognitionListener listener) {
        return new Sphinx4Recognition(domain, this, listener);
    }

    /** @param samples of the whole utterance */
    void decode(Domain domain, String state, short[] samples, RecognitionListener listener) {
        long asked = System.nanoTime();
        try {
            executor.execute(() -> {
                try {
                    listener.recognized(result(domain, state, samples, asked));
                } catch (RecognitionException e) {
                    listener.failed(e);
                } catch (IOException | RuntimeException e) {
                    listener.failed(
                            new RecognitionException(RecognitionException.Kind.ENGINE, "Sphinx4 failed: " + e, e));
                }
            });
        } catch (RejectedExecutionException e) {
            listener.failed(new RecognitionException(
                    RecognitionException.Kind.BUSY, MAX_WAITING + " utterances wait to be recognised", e));
        }
    }

    private Recognized result(Domain domain, String state, short[] samples, long asked) throws IOException {
        Sphinx4Engine engine = take();
        String text = engine.recognize(domain, pronunciations, state, samples);
        giveBack(engine);
        return new Recognized(
                text,
                text.isEmpty() ? 0 : CONFIDENCE,
                Duration.ofMillis(samples.length * 1000L / SAMPLE_RATE),
                Duration.ofNanos(System.nanoTime() - asked));
    }

    /** There are no more engines than threads; one that failed is not given back. */
    private Sphinx4Engine take() {
        synchronized (idle) {
            Sphinx4Engine engine = idle.poll();
            if (engine != null) {
                return engine;
            }
        }
        return new Sphinx4Engine(model, work.resolve("engine-" + made.incrementAndGet()));
    }

    private void giveBack(Sphinx4Engine engine) {
        synchronized (idle) {
            idle.push(engine);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
