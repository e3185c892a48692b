/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

/** Makes the sound of a sentence. Called by one thread at a time. */
interface SpeechSource extends AutoCloseable {

    String name();

    /**
     * @param sentence as it is to be shown
     * @param plain the same in ASCII, to be spoken
     */
    SpokenSentence speak(String sentence, String plain);

    @Override
    void close();
}
