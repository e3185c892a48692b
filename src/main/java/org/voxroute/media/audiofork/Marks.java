/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiofork;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far the module is behind with playing: a mark goes out with each second of audio, and comes back when it is reached. Nothing is known of a module that answers none. Thread-safe. */
final class Marks {

    private static final Duration EVERY = Duration.ofSeconds(1);
    /** More are not waited for: the module doesn't answer. */
    private static final int MOST = 20;

    private final LongSupplier nanos;
    private final Map<String, Long> sent = new LinkedHashMap<>();
    private Duration since = EVERY;
    private long count;
    private volatile long lag;

    Marks(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** The mark to send after so much audio more; null for none. */
    synchronized @Nullable String after(Duration audio) {
        since = since.plus(audio);
        if (since.compareTo(EVERY) < 0 || sent.size() >= MOST) {
            return null;
        }
        since = Duration.ZERO;
        String name = "m" + ++count;
        sent.put(name, nanos.getAsLong());
        return name;
    }

    /** A mark came back: {@code playout}, or {@code cleared} if its audio was dropped. */
    synchronized void heard(String name, String event) {
        Long at = sent.remove(name);
        if (at != null && event.equals("playout")) {
            lag = nanos.getAsLong() - at;
        }
    }

    /** What was sent is dropped: nothing of it is waited for. */
    synchronized void clear() {
        sent.clear();
    }

    Duration lag() {
        return Duration.ofNanos(lag);
    }
}
