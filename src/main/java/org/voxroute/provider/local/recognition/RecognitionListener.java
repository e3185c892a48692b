/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

/** Hears what was recognised, in order, on a thread of the recogniser: it must not block there. */
public interface RecognitionListener {

    /** What was said so far; may change. */
    void interim(String text);

    /** What was said in the utterance. */
    void recognized(Recognized recognized);

    /** The utterance is lost; the call goes on. */
    void failed(RecognitionException problem);
}
