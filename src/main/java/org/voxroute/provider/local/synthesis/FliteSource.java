/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * A voice of flite through JNA. The voice's data is the library's own, one for all: flite is called by one thread at a
 * time, whoever holds this class. Keeps the libraries referred to: JNA unloads one that nobody knows, and the JVM would
 * crash.
 */
final class FliteSource implements SpeechSource {

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
            Pointer wave = flite.flite_text_to_wave(plain, voice);
            if (wave == null) {
                throw new SynthesisException("flite says nothing", null);
            }
            try {
                int rate = wave.getInt(Native.POINTER_SIZE);
                int count = wave.getInt(Native.POINTER_SIZE + 4L);
                Pointer samples = wave.getPointer(Native.POINTER_SIZE + 16L);
                return new SpokenSentence(sentence, rate, samples.getShortArray(0, count));
            } finally {
                flite.delete_wave(wave);
            }
        }
    }

    @Override
    public void close() {
        // The voice is part of the library, which stays for the next.
        assert voiceLibrary != null;
    }
}
