/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import org.jspecify.annotations.Nullable;

/** What is used of flite 2.2 ({@code flite.h}, {@code cst_wave.h}), by its own names. */
@SuppressWarnings("MethodName")
interface Flite extends Library {

    String FILE = "libflite.so.1";

    int flite_init();

    /** A {@code cst_utterance}, with all that is known of how it is said. */
    @Nullable
    Pointer flite_synth_text(String text, Pointer voice);

    void delete_utterance(Pointer utterance);

    @Nullable
    Pointer utt_relation(Pointer utterance, String name);

    @Nullable
    Pointer relation_head(Pointer relation);

    @Nullable
    Pointer item_next(Pointer item);

    /** A feature by its path from the item, 0 where there is none. */
    float ffeature_float(Pointer item, String path);

    /** A {@code cst_wave}, which stays the utterance's: type (pointer), sample rate, samples, channels (ints), samples (pointer). */
    @Nullable
    Pointer utt_wave(Pointer utterance);
}
