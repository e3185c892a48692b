/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a voice agent says at a time, as audio and as words, so that the words are known which were heard. Guarded by {@link Answers}. */
final class Answer {

    private static final int MAX_SAYINGS = 1_000;

    private final Speech speech;
    private final int turn;
    private final long begun;
    private final List<Saying> sayings = new ArrayList<>();
    private @Nullable String whole;
    private @Nullable Instant firstHeard;

    /** Samples of the speech that say this. */
    private record Saying(String text, long from, long to) {

        String heard(long samples) {
            if (samples >= to) {
                return text;
            }
            return samples <= from ? "" : cut(text, (double) (samples - from) / (to - from));
        }
    }

    /**
     * One that nothing was said of yet.
     *
     * @param turn that it answers
     * @param begun in nanoseconds
     */
    Answer(Speech speech, int turn, long begun) {
        this.speech = speech;
        this.turn = turn;
        this.begun = begun;
    }

    Speech speech() {
        return speech;
    }

    int turn() {
        return turn;
    }

    long begun() {
        return begun;
    }

    /** When the first of it went to the caller. */
    @Nullable
    Instant firstHeard() {
        return firstHeard;
    }

    void firstHeard(Instant at) {
        firstHeard = at;
    }

    void saying(String text, Duration length) {
        if (sayings.size() == MAX_SAYINGS) {
            return;
        }
        long from = sayings.isEmpty() ? 0 : sayings.get(sayings.size() - 1).to();
        from = Math.max(from, speech.saidSamples());
        sayings.add(new Saying(text, from, from + speech.samples(length)));
    }

    /** The words of an agent that doesn't say which audio says them. */
    void whole(String text) {
        whole = whole == null ? text : whole + " " + text;
    }

    String intended() {
        if (!sayings.isEmpty()) {
            return sayings.stream().map(Saying::text).collect(Collectors.joining(" "));
        }
        return whole == null ? "" : whole;
    }

    /** The words that were heard, whole ones. */
    String heard() {
        if (speech.isHeard()) {
            return intended();
        }
        long samples = speech.playedSamples();
        if (!sayings.isEmpty()) {
            return sayings.stream()
                    .map(saying -> saying.heard(samples))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining(" "));
        }
        long said = speech.saidSamples();
        return whole == null || said == 0 ? "" : cut(whole, (double) samples / said);
    }

    /** The words that end within this share of the text: each letter is taken to last as long as any other. */
    static String cut(String text, double share) {
        int length = (int) (text.length() * Math.min(1, share));
        if (length == text.length()) {
            return text;
        }
        int end = Character.isWhitespace(text.charAt(length)) ? length : text.lastIndexOf(' ', length);
        return end <= 0 ? "" : text.substring(0, end).strip();
    }
}
