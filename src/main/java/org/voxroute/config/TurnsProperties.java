/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.voice.cascade.CascadeSettings;
import org.voxroute.voice.cascade.CascadeSettings.Ending;
import org.voxroute.voice.cascade.CascadeSettings.Hearing;
import org.voxroute.voice.cascade.CascadeSettings.Words;

/**
 * How the hub's own voice agents take turns: {@code voxroute.voice.turns.*}. Probabilities are 0 to 1, lengths in milliseconds if they name no
 * unit. What each does, and its range, is in docs/local-voice.md.
 *
 * @param speechBegins probability with which speech begins
 * @param speechEnds below it speech ends
 * @param start so much speech begins a turn while the voice agent is silent
 * @param hold so much speech over the voice agent holds it back
 * @param sure so much, with words that are no mere "yeah", is a barge-in
 * @param longest so much is a barge-in whatever was recognised
 * @param over so much silence ends what held the voice agent back
 * @param least pause that ends a turn, however sure
 * @param finished pause after what sounds like a whole answer
 * @param open pause after what may be all
 * @param unfinished pause after what can't be all
 * @param most pause that ends a turn, however much the caller is used to pause
 * @param keys pause after which the keys that were pressed are the answer
 */
@ConfigurationProperties(TurnsProperties.PREFIX)
record TurnsProperties(
        @DefaultValue("0.5") float speechBegins,
        @DefaultValue("0.35") float speechEnds,
        @DefaultValue("96ms") Duration start,
        @DefaultValue("96ms") Duration hold,
        @DefaultValue("800ms") Duration sure,
        @DefaultValue("1120ms") Duration longest,
        @DefaultValue("224ms") Duration over,
        @DefaultValue("250ms") Duration least,
        @DefaultValue("350ms") Duration finished,
        @DefaultValue("650ms") Duration open,
        @DefaultValue("1200ms") Duration unfinished,
        @DefaultValue("2000ms") Duration most,
        @DefaultValue("2000ms") Duration keys) {

    static final String PREFIX = "voxroute.voice.turns";

    /** A window of the detector: of less it can't tell. */
    private static final long WINDOW = 32;
    /** Shorter pauses are within words. */
    private static final long PAUSE = 100;

    TurnsProperties {
        probability("speech-begins", speechBegins);
        probability("speech-ends", speechEnds);
        if (speechEnds > speechBegins) {
            throw wrong("speech-ends", speechEnds, "it must not be above speech-begins, which is " + speechBegins);
        }
        within("start", start, WINDOW, 1_000);
        within("hold", hold, WINDOW, 1_000);
        within("sure", sure, WINDOW, 5_000);
        within("longest", longest, WINDOW, 10_000);
        within("over", over, WINDOW, 2_000);
        notAbove("hold", hold, "sure", sure);
        notAbove("sure", sure, "longest", longest);
        within("least", least, PAUSE, 10_000);
        within("finished", finished, PAUSE, 10_000);
        within("open", open, PAUSE, 10_000);
        within("unfinished", unfinished, PAUSE, 10_000);
        within("most", most, PAUSE, 10_000);
        notAbove("least", least, "finished", finished);
        notAbove("finished", finished, "open", open);
        notAbove("open", open, "unfinished", unfinished);
        notAbove("unfinished", unfinished, "most", most);
        within("keys", keys, 200, 30_000);
    }

    CascadeSettings settings() {
        return new CascadeSettings(
                new Hearing(speechBegins, speechEnds, start, hold, sure, longest, over),
                new Ending(finished, open, unfinished, least, most),
                keys,
                Words.ENGLISH);
    }

    private static void probability(String name, float value) {
        if (!(value > 0 && value <= 1)) {
            throw wrong(name, value, "it must be above 0, and 1 at most");
        }
    }

    private static void within(String name, Duration value, long from, long to) {
        if (value.compareTo(Duration.ofMillis(from)) < 0 || value.compareTo(Duration.ofMillis(to)) > 0) {
            throw wrong(name, millis(value), "it must be " + from + " to " + to + " ms");
        }
    }

    private static void notAbove(String name, Duration value, String next, Duration limit) {
        if (value.compareTo(limit) > 0) {
            throw wrong(name, millis(value), "it must not be longer than " + next + ", which is " + millis(limit));
        }
    }

    private static String millis(Duration value) {
        return value.toMillis() + " ms";
    }

    private static IllegalArgumentException wrong(String name, Object value, String why) {
        return new IllegalArgumentException(PREFIX + "." + name + " is " + value + ": " + why);
    }
}
