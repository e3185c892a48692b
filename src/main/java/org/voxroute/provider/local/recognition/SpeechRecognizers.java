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
        try {
            SpeechRecognizer recognizer =
                    new PocketSphinxRecognizer(SphinxLibraries.load(), model, work, limits, guess);
            LOG.info("Speech is recognised by PocketSphinx, model {}", model.folder());
            return recognizer;
        } catch (UnsatisfiedLinkError e) {
            throw new IllegalStateException(e);
        }
    }
}
