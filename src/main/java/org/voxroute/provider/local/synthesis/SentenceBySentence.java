/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.text.Normalizer;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Speaks with a bounded number of sources, one sentence a turn, so that a long text of one call doesn't silence others. */
final class SentenceBySentence implements SpeechSynthesizer {

    /** 5 minutes at 16 kHz: 10 MB. */
    private static final long CACHE_SAMPLES = 5L * 60 * 16_000;

    private static final int MAX_WAITING = 1_000;
    private static final int CLOSE_SECONDS = 5;

    private final BlockingQueue<SpeechSource> sources;
    private final List<SpeechSource> all;
    private final ThreadPoolExecutor executor;
    private final SpeechCache cache = new SpeechCache(CACHE_SAMPLES);

    /** @param sources as many as sentences may be made at once */
    SentenceBySentence(List<SpeechSource> sources) {
        all = List.copyOf(sources);
        this.sources = new ArrayBlockingQueue<>(all.size(), false, all);
        var number = new AtomicInteger();
        executor = new ThreadPoolExecutor(
                all.size(), all.size(), 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(MAX_WAITING), work -> {
                    var thread = new Thread(work, "synthesis-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
    }

    @Override
    public String name() {
        return all.get(0).name();
    }

    @Override
    public Speech speak(String text, SpeechListener listener) {
        var spoken = new SpokenText(SentenceSplitter.split(text), listener, this);
        spoken.goOn();
        return spoken::cancel;
    }

    /** @throws SynthesisException if too much waits, or the synthesiser is closed */
    void later(Runnable work) {
        try {
            executor.execute(work);
        } catch (RejectedExecutionException e) {
            throw SynthesisException.tooMuch(MAX_WAITING);
        }
    }

    /** On a thread of the executor: there are as many sources as threads, so one is always free. */
    SpokenSentence sound(String sentence) {
        SpokenSentence known = cache.get(sentence);
        if (known != null) {
            return known;
        }
        SpeechSource source = sources.remove();
        try {
            SpokenSentence made = source.speak(sentence, plain(sentence));
            cache.put(made);
            return made;
        } finally {
            sources.add(source);
        }
    }

    /** The engines know English letters only: accents go, quotation marks and dashes become plain ones. */
    private static String plain(String sentence) {
        return Normalizer.normalize(sentence, Normalizer.Form.NFKD)
                .replaceAll("[\\u2018\\u2019]", "'")
                .replaceAll("[\\u2010-\\u2015]", "-")
                .replaceAll("[^\\x20-\\x7e]", "");
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            // A source at work must not lose its memory.
            if (executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                all.forEach(SpeechSource::close);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
