/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** PocketSphinx through JNA: streams, about a tenth of a core for each who speaks. */
final class PocketSphinxRecognizer implements SpeechRecognizer {

    private static final int CLOSE_SECONDS = 5;

    private final SphinxLibraries libraries;
    private final AcousticModel model;
    private final Path work;
    private final Path features;
    private final float[] initialMean;
    private final Pointer configuration;
    private final Pronunciations pronunciations;
    private final DecoderPool decoders;
    private final ExecutorService executor;
    private final Map<Domain, DomainFiles> domains = new ConcurrentHashMap<>();

    PocketSphinxRecognizer(
            SphinxLibraries libraries,
            AcousticModel model,
            Path work,
            RecognizerLimits limits,
            Function<String, @Nullable String> guess) {
        this.libraries = libraries;
        this.model = model;
        this.work = work;
        try {
            Files.createDirectories(work);
            DomainFiles.tidy(work, Instant.now());
            List<String> given = Files.readAllLines(model.folder().resolve("feat.params"));
            features = work.resolve("feat.params");
            // The mean belongs to the call, not to the decoder, which serves many calls.
            Files.write(
                    features,
                    given.stream()
                            .map(line -> line.startsWith("-cmn ") ? "-cmn none" : line)
                            .filter(line -> !line.startsWith("-cmninit") && !line.isBlank())
                            .toList());
            initialMean = initialMean(model.mean(), given);
        } catch (IOException e) {
            throw new UncheckedIOException("Can't prepare the recogniser in " + work, e);
        }
        configuration = libraries.configuration(frontEndOptions());
        pronunciations = new Pronunciations(model.dictionary(), guess);
        decoders = new DecoderPool(limits.decoders(), this::decoder);
        var numbers = new AtomicInteger();
        executor = Executors.newFixedThreadPool(limits.threads(), work1 -> {
            var thread = new Thread(work1, "recognition-" + numbers.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public String name() {
        return "PocketSphinx";
    }

    @Override
    public void prepare(Domain domain) {
        decoders.giveBack(decoders.take(domain));
    }

    @Override
    public Recognition open(Domain domain, RecognitionListener listener) {
        return new PocketSphinxRecognition(domain, decoders, this::frontEnd, listener, executor);
    }

    private synchronized FrontEnd frontEnd() {
        return new FrontEnd(libraries.base(), configuration, initialMean);
    }

    private synchronized PocketDecoder decoder(Domain domain) {
        DomainFiles files = domains.computeIfAbsent(domain, added -> DomainFiles.in(work, added, pronunciations));
        Map<String, String> options = options();
        options.put("-hmm", model.folder().toString());
        options.put("-dict", files.dictionary().toString());
        options.put("-fdict", model.folder().resolve("noisedict").toString());
        // Without the second pass the result is there in 4 ms instead of 100, and not worse.
        options.put("-fwdflat", "no");
        if (model.adaptation() != null) {
            options.put("-mllr", model.adaptation().toString());
        }
        return new PocketDecoder(libraries, options, files);
    }

    /** A front end of its own reads no file: it is told what the file says. */
    private Map<String, String> frontEndOptions() {
        Map<String, String> options = options();
        try {
            for (String line : Files.readAllLines(features)) {
                int space = line.indexOf(' ');
                if (space > 0) {
                    options.put(
                            line.substring(0, space), line.substring(space + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + features, e);
        }
        return options;
    }

    private Map<String, String> options() {
        Map<String, String> options = new LinkedHashMap<>();
        options.put("-featparams", features.toString());
        // Its log is for its authors; what concerns the hub comes back as error codes.
        options.put("-logfn", "/dev/null");
        // Where speech begins and ends is decided before it comes here.
        options.put("-remove_silence", "no");
        return options;
    }

    private static float[] initialMean(List<Float> known, List<String> parameters) {
        float[] mean = new float[FrontEnd.CEPSTRA];
        if (!known.isEmpty()) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] = known.get(i);
            }
            return mean;
        }
        for (String line : parameters) {
            if (line.startsWith("-cmninit")) {
                String[] values = line.substring("-cmninit".length()).strip().split("\\s*,\\s*");
                for (int i = 0; i < Math.min(values.length, mean.length); i++) {
                    mean[i] = Float.parseFloat(values[i]);
                }
            }
        }
        return mean;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            // A decoder at work must not lose its memory.
            if (executor.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                decoders.close();
                libraries.base().cmd_ln_free_r(configuration);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
