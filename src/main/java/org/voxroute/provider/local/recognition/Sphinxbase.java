/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.StringArray;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import org.jspecify.annotations.Nullable;

/** What is used of sphinxbase 5prealpha ({@code cmd_ln.h}, {@code fe.h}, {@code err.h}), by its own names. */
@SuppressWarnings({"checkstyle:MethodName", "MethodName"})
interface Sphinxbase extends Library {

    String FILE = "libsphinxbase.so.3";

    @Nullable
    Pointer cmd_ln_parse_r(@Nullable Pointer config, Pointer definitions, int count, StringArray arguments, int strict);

    int cmd_ln_free_r(Pointer config);

    @Nullable
    Pointer fe_init_auto_r(Pointer config);

    int fe_start_utt(Pointer frontEnd);

    /** Consumes samples; {@code samples} and {@code count} (a {@code size_t}) move on. */
    int fe_process_frames(
            Pointer frontEnd,
            PointerByReference samples,
            LongByReference count,
            Pointer rows,
            IntByReference frames,
            @Nullable IntByReference index);

    int fe_end_utt(Pointer frontEnd, Pointer row, IntByReference frames);

    int fe_free(Pointer frontEnd);
}
