/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import com.sun.jna.Library;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** What is used of PocketSphinx 5prealpha ({@code pocketsphinx.h}, {@code ps_search.h}, {@code ps_mllr.h}), by its own names. */
@SuppressWarnings({"checkstyle:MethodName", "MethodName"})
interface PocketSphinx extends Library {

    String FILE = "libpocketsphinx.so.3";

    Pointer ps_args();

    @Nullable
    Pointer ps_init(Pointer config);

    int ps_free(Pointer decoder);

    @Nullable
    Pointer ps_mllr_read(String file);

    @Nullable
    Pointer ps_update_mllr(Pointer decoder, Pointer mllr);

    int ps_set_lm_file(Pointer decoder, String name, String file);

    int ps_set_search(Pointer decoder, String name);

    int ps_unset_search(Pointer decoder, String name);

    int ps_start_utt(Pointer decoder);

    int ps_process_cep(Pointer decoder, Pointer rows, int frames, int noSearch, int fullUtterance);

    int ps_end_utt(Pointer decoder);

    @Nullable
    Pointer ps_get_hyp(Pointer decoder, IntByReference score);

    int ps_get_n_frames(Pointer decoder);
}
