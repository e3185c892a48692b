/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.provider.local.activity.SileroModel;
import org.voxroute.provider.local.recognition.AcousticModel;
import org.voxroute.provider.local.recognition.Domain;
import org.voxroute.provider.local.recognition.RecognizerLimits;
import org.voxroute.provider.local.recognition.SpeechRecognizer;
import org.voxroute.provider.local.recognition.SpeechRecognizers;
import org.voxroute.provider.local.synthesis.SpeechSynthesizer;
import org.voxroute.provider.local.synthesis.SpeechSynthesizers;
import org.voxroute.provider.local.synthesis.SpelledPronunciation;

/** The engines that all calls share. Each is loaded when a call first needs it, on a thread of its own; a hub without calls has none. Thread-safe. */
final class LocalEngines implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalEngines.class);
    private static final Pattern VOICES = Pattern.compile("slt|rms|awb|kal|kal16");

    private final LocalSettings settings;
    private final SpelledPronunciation spelled = new SpelledPronunciation();
    private final Map<String, CompletableFuture<SpeechSynthesizer>> voices = new ConcurrentHashMap<>();
    private @Nullable CompletableFuture<SpeechRecognizer> recognizer;
    private @Nullable SileroModel activity;
    private boolean closed;

    LocalEngines(LocalSettings settings) {
        this.settings = settings;
    }

    synchronized SileroModel activity() {
        SileroModel loaded = activity;
        if (loaded == null) {
            loaded = SileroModel.load();
            activity = loaded;
        }
        return loaded;
    }

    /** Once loaded, it is prepared for this domain, so that the caller doesn't wait for that when he speaks first. */
    synchronized CompletableFuture<SpeechRecognizer> recognizer(Domain domain) {
        CompletableFuture<SpeechRecognizer> loading = recognizer;
        if (loading == null || (loading.isCompletedExceptionally() && !closed)) {
            loading = later("recogniser", () -> {
                SpeechRecognizer loaded = SpeechRecognizers.best(
                        model(), settings.work().resolve("recogniser"), RecognizerLimits.forThisMachine(), spelled);
                loaded.prepare(domain);
                return loaded;
            });
            recognizer = loading;
        }
        return loading;
    }

    /** @param wanted name of a voice; any other than flite's is taken for the usual one */
    CompletableFuture<SpeechSynthesizer> voice(String wanted) {
        String voice = VOICES.matcher(wanted).matches() ? wanted : settings.voice();
        return voices.computeIfAbsent(
                voice,
                name -> later(
                        "voice",
                        () -> SpeechSynthesizers.best(name, Runtime.getRuntime().availableProcessors())));
    }

    /** Writes what the first call of a new hub would wait for: some seconds of a background thread, and nothing stays in memory. */
    void writeFiles(Domain domain) {
        later("files", () -> {
            SpeechRecognizers.write(model(), settings.work().resolve("recogniser"), domain, spelled);
            return domain;
        });
    }

    private AcousticModel model() {
        return settings.model() == null ? AcousticModel.english(settings.work()) : AcousticModel.at(settings.model());
    }

    private static <T> CompletableFuture<T> later(String what, Supplier<T> work) {
        var future = new CompletableFuture<T>();
        var thread = new Thread(
                () -> {
                    long began = System.nanoTime();
                    try {
                        future.complete(work.get());
                        LOG.debug("The local voice's {} took {} ms", what, (System.nanoTime() - began) / 1_000_000);
                    } catch (RuntimeException | LinkageError e) {
                        LOG.error("The local voice has no {}", what, e);
                        future.completeExceptionally(e);
                    }
                },
                "local-" + what);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        return future;
    }

    @Override
    public void close() {
        CompletableFuture<SpeechRecognizer> loaded;
        synchronized (this) {
            closed = true;
            loaded = recognizer;
        }
        if (loaded != null) {
            loaded.thenAccept(SpeechRecognizer::close);
        }
        voices.values().forEach(voice -> voice.thenAccept(SpeechSynthesizer::close));
    }
}
