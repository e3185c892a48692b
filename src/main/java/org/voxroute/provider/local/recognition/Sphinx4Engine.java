/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import edu.cmu.sphinx.api.Configuration;
import edu.cmu.sphinx.api.Context;
import edu.cmu.sphinx.recognizer.Recognizer;
import edu.cmu.sphinx.result.Result;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.grammar.Jsgf;

/** Sphinx4 with the grammar of one state at a time. Holds some 100 MB of heap. One thread at a time. */
final class Sphinx4Engine {

    private static final String GRAMMAR = "state";
    private static final String UNKNOWN = "<unk>";
    private static final int SILENCE = SpeechRecognizer.SAMPLE_RATE / 2;

    private final Path folder;
    private final Context context;
    private final Recognizer recognizer;
    private @Nullable Domain domain;
    private @Nullable String state;

    /** @param folder of its own */
    Sphinx4Engine(AcousticModel model, Path folder) {
        this.folder = folder;
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(GRAMMAR + ".gram"), "#JSGF V1.0;\ngrammar state;\npublic <said> = yes;\n");
            var configuration = new Configuration();
            configuration.setAcousticModelPath(url(model.folder()));
            configuration.setDictionaryPath(url(folder.resolve("words.dict")));
            configuration.setGrammarPath(url(folder));
            configuration.setGrammarName(GRAMMAR);
            configuration.setUseGrammar(true);
            configuration.setSampleRate(SpeechRecognizer.SAMPLE_RATE);
            context = new Context(configuration);
            recognizer = context.getInstance(Recognizer.class);
        } catch (IOException e) {
            throw new RecognitionException(RecognitionException.Kind.ENGINE, "Sphinx4 can't be set up in " + folder, e);
        }
    }

    String recognize(Domain domain, Pronunciations pronunciations, String state, short[] samples) throws IOException {
        prepare(domain, pronunciations, state);
        // Its own detector of speech wants to see the silence after it.
        var bytes =
                ByteBuffer.allocate((samples.length + SILENCE) * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        context.setSpeechSource(new ByteArrayInputStream(bytes.array()));
        List<String> words = new ArrayList<>();
        for (Result result = recognizer.recognize(); result != null; result = recognizer.recognize()) {
            words.addAll(List.of(result.getBestFinalResultNoFiller().strip().split(" +")));
        }
        // Speech that fits no phrase comes back as unknown: better nothing than a guess.
        words.removeIf(String::isEmpty);
        return words.contains(UNKNOWN) ? "" : String.join(" ", words);
    }

    private void prepare(Domain domain, Pronunciations pronunciations, String state) throws IOException {
        if (domain.equals(this.domain) && state.equals(this.state)) {
            return;
        }
        if (this.state != null) {
            recognizer.deallocate();
            this.state = null;
        }
        Files.write(folder.resolve("words.dict"), pronunciations.lines(domain.vocabulary(), domain.pronunciations()));
        // A phrase that is there more than once weighs more in a language model; a grammar knows no weights.
        var phrases = new LinkedHashSet<>(domain.phrases(state));
        Files.writeString(folder.resolve(GRAMMAR + ".gram"), Jsgf.of(GRAMMAR, phrases, domain.rules()));
        recognizer.allocate();
        this.domain = domain;
        this.state = state;
    }

    private static String url(Path path) {
        String url = path.toAbsolutePath().toUri().toString();
        return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }
}
