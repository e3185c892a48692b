/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

/** Is told what {@link TurnTaking} decides, at once and on its thread. */
interface Turns {

    /** Somebody may be speaking: what is heard from now on, and a little before, is to be recognised. */
    void noticed();

    /** It was nothing. */
    void dropped();

    /** The voice agent is to be held back while it isn't clear whether the caller means to interrupt it. */
    void held();

    /** He doesn't: the voice agent goes on where it was. */
    void resumed();

    /** The caller has the word. If the voice agent speaks, or thinks, it ends. */
    void started();

    /** He has stopped to speak: the words are wanted now. */
    void wanted();

    /** His turn is over. */
    void ended();

    /** These are the words of his turn. */
    void heard(String text, double confidence);

    /** There was a turn, but no words in it that count. */
    void heardNothing();

    /** His turn is over, and he pressed these keys. */
    void pressed(String keys);

    /** He has the word and says nothing, for so many times now. */
    void silent(int times);
}
