/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;

/**
 * A voice of flite through JNA. The voice's data is the library's own, one for all: flite is called by one thread at a
 * time, whoever holds this class. Keeps the libraries referred to: JNA unloads one that nobody knows, and the JVM would
 * crash.
 */
final class FliteSource implements SpeechSource {

    private static final String END = "daughtern.R:SylStructure.daughtern.daughtern.R:Segment.end";
    private static final Object FLITE_IS_NOT_THREAD_SAFE = new Object();

    private final Flite flite;
    private final NativeLibrary voiceLibrary;
    private final Pointer voice;
    private final String voiceName;

    private FliteSource(Flite flite, NativeLibrary voiceLibrary, Pointer voice, String voiceName) {
        this.flite = flite;
        this.voiceLibrary = voiceLibrary;
        this.voice = voice;
        this.voiceName = voiceName;
    }

    /**
     * @param voice slt, rms, awb, kal or kal16
     * @throws UnsatisfiedLinkError if flite or the voice is not installed
     */
    static FliteSource open(String voice) {
        if (!voice.matches("[a-z0-9]{1,16}")) {
            throw new UnsatisfiedLinkError("'" + voice + "' is no voice of flite");
        }
        synchronized (FLITE_IS_NOT_THREAD_SAFE) {
            Flite flite = Native.load(Flite.FILE, Flite.class);
            flite.flite_init();
            NativeLibrary library = NativeLibrary.getInstance("libflite_cmu_us_" + voice + ".so.1");
            Function register = library.getFunction("register_cmu_us_" + voice);
            Pointer registered = (Pointer) register.invoke(Pointer.class, new Object[] {null});
            if (registered == null) {
                throw new UnsatisfiedLinkError("flite doesn't know its voice " + voice);
            }
            return new FliteSource(flite, library, registered, voice);
        }
    }

    @Override
    public String name() {
        return "flite, voice " + voiceName;
    }

    @Override
    public SpokenSentence speak(String sentence, String plain) {
        synchronized (FLITE_IS_NOT_THREAD_SAFE) {
            Pointer utterance = flite.flite_synth_text(plain, voice);
            Pointer wave = utterance == null ? null : flite.utt_wave(utterance);
            if (utterance == null || wave == null) {
                throw new SynthesisException("flite says nothing", null);
            }
            try {
                int rate = wave.getInt(Native.POINTER_SIZE);
                int count = wave.getInt(Native.POINTER_SIZE + 4L);
                Pointer samples = wave.getPointer(Native.POINTER_SIZE + 16L);
                return new SpokenSentence(
                        sentence, rate, samples.getShortArray(0, count), words(sentence, utterance, rate, count));
            } finally {
                flite.delete_utterance(utterance);
            }
        }
    }

    /** flite's tokens are what stands between blanks; if it sees others than the sentence has, only the whole is known. */
    private List<SpokenWord> words(String sentence, Pointer utterance, int rate, int count) {
        List<SpokenWord> words = new ArrayList<>();
        Pointer tokens = flite.utt_relation(utterance, "Token");
        Pointer token = tokens == null ? null : flite.relation_head(tokens);
        String[] texts = sentence.split(" +");
        int before = 0;
        for (; token != null && words.size() < texts.length; token = flite.item_next(token)) {
            // Seconds at the end of its last word's last sound; a token that isn't spoken has none.
            int end = Math.min(count, Math.round(flite.ffeature_float(token, END) * rate));
            before = Math.max(before, end);
            words.add(new SpokenWord(texts[words.size()], before));
        }
        if (token != null || words.size() != texts.length || before == 0) {
            return List.of(new SpokenWord(sentence, count));
        }
        words.set(words.size() - 1, new SpokenWord(texts[texts.length - 1], count));
        return words;
    }

    @Override
    public void close() {
        // The voice is part of the library, which stays for the next.
        assert voiceLibrary != null;
    }
}
