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

    /** A {@code cst_wave}: type (pointer), sample rate, samples, channels (ints), samples (pointer). */
    @Nullable
    Pointer flite_text_to_wave(String text, Pointer voice);

    void delete_wave(Pointer wave);
}
