/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How FreeSWITCH's module streams a call, as the start command's metadata says it, or the query of its URL.
 *
 * @param sampleRate both ways
 * @param channels 2 for {@code stereo}: caller left, the other side right
 * @param playback how the module plays what the hub says
 */
public record FreeSwitchStart(int sampleRate, int channels, Playback playback) {

    private static final Set<Integer> RATES = Set.of(8_000, 16_000, 24_000, 32_000, 48_000);
    private static final Pattern RATE = Pattern.compile("(\\d{1,6})(k?)");

    /** How the module plays. */
    public enum Playback {
        /** JSON with base64: what every version understands, some of them by a file that the application plays. */
        JSON,
        /** Binary messages: versions that stream both ways. */
        BINARY,
        /** Not at all: the hub listens. */
        NONE
    }

    /** @param metadata empty if none came */
    public static FreeSwitchStart of(JsonNode metadata, Map<String, String> query) throws MediaException {
        return new FreeSwitchStart(
                rate(said(metadata, query, "8000", "sampleRate", "sample_rate", "rate")),
                channels(said(metadata, query, "mono", "mixType", "mix_type", "mix")),
                playback(said(metadata, query, "json", "playback")));
    }

    private static String said(JsonNode metadata, Map<String, String> query, String otherwise, String... names) {
        for (String name : names) {
            if (metadata.hasNonNull(name)) {
                return metadata.get(name).asText();
            }
        }
        for (String name : names) {
            String value = query.get(name);
            if (value != null) {
                return value;
            }
        }
        return otherwise;
    }

    private static int rate(String text) throws MediaException {
        Matcher parts = RATE.matcher(text);
        int rate = parts.matches()
                ? Integer.parseInt(parts.group(1)) * (parts.group(2).isEmpty() ? 1 : 1_000)
                : 0;
        if (!RATES.contains(rate)) {
            throw new MediaException(
                    MediaException.UNSUPPORTED,
                    "The sample rate is 8000, 16000, 24000, 32000 or 48000, not " + cut(text));
        }
        return rate;
    }

    private static int channels(String mix) throws MediaException {
        return switch (mix) {
            case "mono", "mixed" -> 1;
            case "stereo" -> 2;
            default ->
                throw new MediaException(
                        MediaException.UNSUPPORTED, "The mix is mono, mixed or stereo, not " + cut(mix));
        };
    }

    private static Playback playback(String word) throws MediaException {
        try {
            return Playback.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new MediaException(MediaException.UNSUPPORTED, "playback is json, binary or none, not " + cut(word));
        }
    }

    private static String cut(String text) {
        return text.length() <= 20 ? text : text.substring(0, 20) + "…";
    }
}
