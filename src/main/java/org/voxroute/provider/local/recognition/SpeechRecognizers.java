/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the best recogniser that this machine has, and says once which one that is. */
public final class SpeechRecognizers {

    private static final Logger LOG = LoggerFactory.getLogger(SpeechRecognizers.class);

    private SpeechRecognizers() {}

    /**
     * @param model see {@link AcousticModel}
     * @param work folder for language models; what is in it may be written over
     * @param guess phones of a word that no dictionary has, or null
     */
    public static SpeechRecognizer best(
            AcousticModel model, Path work, RecognizerLimits limits, Function<String, @Nullable String> guess) {
        SpeechRecognizer recognizer;
        try {
            recognizer = pocketSphinx(model, work, limits, guess);
        } catch (UnsatisfiedLinkError e) {
            LOG.info(
                    "PocketSphinx is not installed (Debian: libpocketsphinx3 libsphinxbase3): Sphinx4 listens instead");
            recognizer = sphinx4(model, work, limits, guess);
        }
        LOG.info("Speech is recognised by {}, model {}", recognizer.name(), model.folder());
        return recognizer;
    }

    /** Writes the files that a recogniser of this domain will need, where it needs any, unless they are there already. */
    public static void write(AcousticModel model, Path work, Domain domain, Function<String, @Nullable String> guess) {
        DomainFiles.in(work, domain, new Pronunciations(model.dictionary(), guess));
    }

    /** @throws UnsatisfiedLinkError if the native libraries are not installed */
    static SpeechRecognizer pocketSphinx(
            AcousticModel model, Path work, RecognizerLimits limits, Function<String, @Nullable String> guess) {
        return new PocketSphinxRecognizer(SphinxLibraries.load(), model, work, limits, guess);
    }

    /** The one in pure Java, whatever is installed. */
    public static SpeechRecognizer sphinx4(
            AcousticModel model, Path work, RecognizerLimits limits, Function<String, @Nullable String> guess) {
        return new Sphinx4Recognizer(model, work, limits, guess);
    }
}
