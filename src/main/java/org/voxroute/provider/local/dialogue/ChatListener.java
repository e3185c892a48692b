/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

/** Hears an answer of the language model. After {@link #finished()} or {@link #failed} comes nothing more. */
public interface ChatListener {

    /** The next piece, often less than a word. */
    void text(String part);

    void finished();

    void failed(ChatException problem);
}
