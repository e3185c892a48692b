/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.voxroute.voice.session.VoiceEvent;

/** What {@code voice:events} may be asked for; named in URIs and headers in small letters, with hyphens. */
public enum VoiceEventKind {
    BEGAN(VoiceEvent.Began.class),
    OPENED(VoiceEvent.Opened.class),
    PROVIDER_FAILED(VoiceEvent.ProviderFailed.class),
    AUDIO_FAILED(VoiceEvent.AudioFailed.class),
    UTTERANCE(VoiceEvent.Utterance.class),
    BARGED_IN(VoiceEvent.BargedIn.class),
    PRESSED(VoiceEvent.Pressed.class),
    LATENCY(VoiceEvent.Latency.class),
    RECORDING_STARTED(VoiceEvent.RecordingStarted.class),
    RECORDING_FAILED(VoiceEvent.RecordingFailed.class),
    RECORDED(VoiceEvent.Recorded.class),
    ENDED(VoiceEvent.Ended.class);

    private final Class<? extends VoiceEvent> type;

    VoiceEventKind(Class<? extends VoiceEvent> type) {
        this.type = type;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static VoiceEventKind of(VoiceEvent event) {
        for (VoiceEventKind kind : values()) {
            if (kind.type.isInstance(event)) {
                return kind;
            }
        }
        throw new IllegalStateException("An event of no kind: " + event.getClass());
    }

    /** Those that are named, separated by commas. */
    static Set<VoiceEventKind> all(String words) {
        Set<VoiceEventKind> found = EnumSet.noneOf(VoiceEventKind.class);
        for (String word : words.split(",")) {
            found.add(named(word.strip()));
        }
        return found;
    }

    private static VoiceEventKind named(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Calls have no event '" + word + "'; there are "
                        + Arrays.stream(values()).map(VoiceEventKind::word).collect(Collectors.joining(", "))));
    }
}
