/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;

/**
 * Makes features of one call's sound: what is learnt of its noise and its line stays here. Native memory: to be closed.
 * One thread at a time.
 */
final class FrontEnd implements AutoCloseable {

    static final int CEPSTRA = 13;
    /** Samples at a time; more than this many frames can't come of them. */
    static final int CHUNK = SpeechRecognizer.SAMPLE_RATE / 10;

    private static final int MAX_FRAMES = 32;
    /** The decoder looks this far ahead. */
    private static final int LEADOUT = 3;

    private final Sphinxbase base;
    private final Pointer frontEnd;
    private final Memory samples = new Memory((long) CHUNK * Short.BYTES);
    private final Memory cepstra = new Memory((long) MAX_FRAMES * CEPSTRA * Float.BYTES);
    private final Memory rows = new Memory((long) MAX_FRAMES * Native.POINTER_SIZE);
    private final float[] frame = new float[CEPSTRA];
    private final MeanNormalization mean;
    private boolean closed;

    FrontEnd(Sphinxbase base, Pointer configuration, float[] initialMean) {
        this.base = base;
        Pointer created = base.fe_init_auto_r(configuration);
        if (created == null) {
            throw new RecognitionException(RecognitionException.Kind.ENGINE, "PocketSphinx makes no front end");
        }
        frontEnd = created;
        mean = new MeanNormalization(initialMean);
        for (int i = 0; i < MAX_FRAMES; i++) {
            rows.setPointer((long) i * Native.POINTER_SIZE, cepstra.share((long) i * CEPSTRA * Float.BYTES));
        }
    }

    void begin() {
        base.fe_start_utt(frontEnd);
    }

    /** @param count at most {@link #CHUNK} */
    void process(short[] sound, int from, int count, Features features) {
        samples.write(0, sound, from, count);
        var at = new PointerByReference(samples);
        var left = new LongByReference(count);
        while (left.getValue() > 0) {
            var frames = new IntByReference(MAX_FRAMES - LEADOUT);
            base.fe_process_frames(frontEnd, at, left, rows, frames, null);
            tell(frames.getValue(), features);
        }
    }

    /** The rest of the utterance, and its last frame repeated: the decoder's window needs something to look at. */
    void end(Features features) {
        var frames = new IntByReference();
        base.fe_end_utt(frontEnd, cepstra, frames);
        int rest = Math.max(0, frames.getValue());
        normalize(rest);
        for (int i = 0; i < LEADOUT; i++) {
            cepstra.write((long) (rest + i) * CEPSTRA * Float.BYTES, frame, 0, CEPSTRA);
        }
        features.frames(rows, rest + LEADOUT);
        mean.update();
    }

    private void tell(int frames, Features features) {
        if (frames > 0) {
            normalize(frames);
            features.frames(rows, frames);
        }
    }

    private void normalize(int frames) {
        for (int i = 0; i < frames; i++) {
            long offset = (long) i * CEPSTRA * Float.BYTES;
            cepstra.read(offset, frame, 0, CEPSTRA);
            mean.apply(frame);
            cepstra.write(offset, frame, 0, CEPSTRA);
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            base.fe_free(frontEnd);
            samples.close();
            cepstra.close();
            rows.close();
        }
    }

    /** Takes features: a native array of pointers to rows, valid during the call. */
    @FunctionalInterface
    interface Features {

        void frames(Pointer rows, int count);
    }
}
