/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * A decoder of PocketSphinx with the words of one domain. Keeps nothing of an utterance that is over. Native memory: to be
 * closed. One thread at a time.
 */
final class PocketDecoder implements AutoCloseable {

    /** Each holds a tree of the domain's words. */
    private static final int MAX_MODELS = 4;

    private final SphinxLibraries libraries;
    private final Pointer decoder;
    private final Pointer configuration;
    private final DomainFiles files;
    /** States whose model is loaded, the one not used for longest first. */
    private final Set<String> loaded = new LinkedHashSet<>();

    private boolean closed;

    PocketDecoder(SphinxLibraries libraries, Map<String, String> options, DomainFiles files) {
        this.libraries = libraries;
        this.files = files;
        configuration = libraries.configuration(options);
        Pointer made = libraries.pocket().ps_init(configuration);
        if (made == null) {
            libraries.base().cmd_ln_free_r(configuration);
            throw new RecognitionException(
                    RecognitionException.Kind.ENGINE, "PocketSphinx makes no decoder with " + options);
        }
        decoder = made;
    }

    void begin(String state) {
        if (loaded.remove(state)) {
            loaded.add(state);
        } else {
            load(state);
        }
        check(libraries.pocket().ps_set_search(decoder, state), "take the model of " + state);
        check(libraries.pocket().ps_start_utt(decoder), "begin an utterance");
    }

    void process(Pointer rows, int frames) {
        if (libraries.pocket().ps_process_cep(decoder, rows, frames, 0, 0) < 0) {
            throw new RecognitionException(RecognitionException.Kind.ENGINE, "PocketSphinx fails to decode");
        }
    }

    void end() {
        check(libraries.pocket().ps_end_utt(decoder), "end an utterance");
    }

    /** What was said, up to now. */
    Hypothesis hypothesis() {
        var score = new IntByReference();
        Pointer text = libraries.pocket().ps_get_hyp(decoder, score);
        return text == null
                ? new Hypothesis("", Integer.MIN_VALUE, 0)
                : new Hypothesis(
                        text.getString(0).strip(),
                        score.getValue(),
                        libraries.pocket().ps_get_n_frames(decoder));
    }

    private void load(String state) {
        if (loaded.size() >= MAX_MODELS) {
            String oldest = loaded.iterator().next();
            libraries.pocket().ps_unset_search(decoder, oldest);
            loaded.remove(oldest);
        }
        Path model = files.models().get(state);
        if (model == null) {
            throw new RecognitionException(RecognitionException.Kind.ENGINE, "There is no state '" + state + "'");
        }
        check(libraries.pocket().ps_set_lm_file(decoder, state, model.toString()), "load the model of " + state);
        loaded.add(state);
    }

    private static void check(int result, String what) {
        if (result < 0) {
            throw new RecognitionException(RecognitionException.Kind.ENGINE, "PocketSphinx fails to " + what);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            libraries.pocket().ps_free(decoder);
            libraries.base().cmd_ln_free_r(configuration);
        }
    }

    /**
     * @param score of the path, a logarithm: the sum over all frames
     * @param frames of 10 ms
     */
    record Hypothesis(String text, int score, int frames) {

        double scoreAFrame() {
            return frames == 0 ? Double.NEGATIVE_INFINITY : (double) score / frames;
        }
    }
}
