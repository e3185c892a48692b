/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

/** Decides what the voice agent says: a language model, a dialogue, somebody else. Thread-safe; has no state of a call. */
public interface LanguageModel {

    /** What it is, for the log. */
    String name();

    /** Opens it for one call. Returns at once. */
    Talk open(VoiceRequest call) throws ProviderError;

    /** One call's conversation. One thread at a time; nothing here waits. At most one answer is under way. */
    interface Talk extends AutoCloseable {

        /** What is said first: the greeting of the agent's profile, or words of its own, or nothing. */
        Answering begin(Listener listener);

        /** The caller's turn is over: an answer follows, to this listener. */
        Answering answer(Turn turn, Listener listener);

        /**
         * The caller said nothing for a while after he was spoken to.
         *
         * @param times how often now, from 1
         */
        Answering silence(int times, Listener listener);

        /** Somebody else said this to the caller, in place of an answer. */
        default void said(String text) {}

        /** How far the caller seems to be with what he is saying. Asked often. */
        default Completeness completeness(String soFar) {
            return Completeness.UNKNOWN;
        }

        @Override
        void close();
    }

    /**
     * What a caller said or pressed in his turn.
     *
     * @param text empty if there were no words to be heard
     * @param confidence 0 to 1
     * @param keys that he pressed, without the {@code #} that ended them; empty if he spoke
     */
    record Turn(String text, double confidence, String keys) {}

    /** An answer that is under way. */
    interface Answering {

        /**
         * The rest isn't wanted, and the listener is told nothing more. May come after all of it was told, as long as it wasn't heard.
         *
         * @param heard what the caller heard of it
         */
        void cancel(String heard);

        /** The same before anything was heard: it is as if the turn had never been. What the caller said comes again, with more, as the next. */
        void undo();
    }

    /** Whether what a caller says can be all. */
    enum Completeness {
        /** Nothing is missing, and hardly anything can follow. */
        FINISHED,
        /** Nothing is missing, but more may follow. */
        OPEN,
        /** Something must follow. */
        UNFINISHED,
        UNKNOWN
    }

    /** What comes after an answer. */
    enum Then {
        LISTEN,
        TRANSFER,
        HANG_UP
    }

    /** Is told an answer, from any thread, one at a time. */
    interface Listener {

        /** The next piece, of any length. */
        void text(String part);

        /** That was all. Nothing comes after it. */
        void finished(Then then, Expected expected);

        /** There is no answer, or no more of it. Nothing comes after it. */
        void failed(ProviderError error);
    }
}
