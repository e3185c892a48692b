/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What an answer said so far, with its times: from it follows what a caller heard who interrupts it. */
final class Said {

    private final List<Piece> pieces = new ArrayList<>();
    private Duration length = Duration.ZERO;

    private record Piece(String text, Duration length) {}

    void add(String text, Duration length) {
        pieces.add(new Piece(text, length));
        this.length = this.length.plus(length);
    }

    /** How long all of it is. */
    Duration length() {
        return length;
    }

    /** The words that were heard, by their times; within a piece by its letters. A word that was begun counts if half of it was heard. */
    String heard(Duration heard) {
        var text = new StringBuilder();
        Duration left = heard;
        for (Piece piece : pieces) {
            if (left.compareTo(piece.length()) >= 0) {
                append(text, piece.text());
                left = left.minus(piece.length());
            } else {
                append(text, words(piece, left));
                break;
            }
        }
        return text.toString();
    }

    private static String words(Piece piece, Duration heard) {
        double letters = (double) piece.text().length()
                * heard.toNanos()
                / Math.max(1, piece.length().toNanos());
        var text = new StringBuilder();
        int at = 0;
        for (String word : piece.text().split(" ")) {
            if (at + word.length() / 2.0 > letters) {
                break;
            }
            append(text, word);
            at += word.length() + 1;
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String more) {
        if (!more.isEmpty()) {
            text.append(text.length() == 0 ? "" : " ").append(more);
        }
    }
}
