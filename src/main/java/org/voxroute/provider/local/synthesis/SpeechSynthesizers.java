/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the best voice that this machine has, and says once which one that is. */
public final class SpeechSynthesizers {

    private static final Logger LOG = LoggerFactory.getLogger(SpeechSynthesizers.class);

    private SpeechSynthesizers() {}

    /**
     * flite where it is installed, else FreeTTS.
     *
     * @param voice of flite: slt, rms, awb, kal or kal16
     * @param threads that speak; flite is one voice for all, whatever is said here
     */
    public static SpeechSynthesizer best(String voice, int threads) {
        SpeechSynthesizer synthesizer;
        try {
            synthesizer = flite(voice);
        } catch (UnsatisfiedLinkError e) {
            LOG.info("flite with the voice {} is not installed (Debian: libflite1): FreeTTS speaks instead", voice);
            synthesizer = freeTts(threads);
        }
        LOG.info("Speech is synthesised by {}", synthesizer.name());
        return synthesizer;
    }

    /** @throws UnsatisfiedLinkError if flite or the voice is not installed */
    static SpeechSynthesizer flite(String voice) {
        return new SentenceBySentence(List.of(FliteSource.open(voice)));
    }

    static SpeechSynthesizer freeTts(int threads) {
        List<SpeechSource> sources = new ArrayList<>();
        IntStream.range(0, threads).forEach(number -> sources.add(new FreeTtsSource()));
        return new SentenceBySentence(sources);
    }
}
