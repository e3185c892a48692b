/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFrame;

/** Those who hear a call's audio beside its voice agent. They come and go on any thread; frames come on the line's. */
final class Taps {

    private static final Logger LOG = LoggerFactory.getLogger(Taps.class);

    private final List<AudioTap> taps = new CopyOnWriteArrayList<>();
    private boolean over;

    /** From the next frame on; closed at once if the call is over. */
    Handle add(AudioTap tap) {
        synchronized (this) {
            if (!over) {
                taps.add(tap);
                return () -> remove(tap);
            }
        }
        close(tap);
        return () -> {};
    }

    void frames(@Nullable AudioFrame caller, @Nullable AudioFrame agent) {
        if (taps.isEmpty()) {
            return;
        }
        for (AudioTap tap : taps) {
            try {
                tap.frames(caller, agent);
            } catch (RuntimeException e) {
                LOG.warn("Who listens to a call failed, and hears no more of it", e);
                remove(tap);
            }
        }
    }

    void close() {
        synchronized (this) {
            over = true;
        }
        taps.forEach(this::remove);
    }

    private void remove(AudioTap tap) {
        // Whoever takes it away closes it, so that it is closed once.
        if (taps.remove(tap)) {
            close(tap);
        }
    }

    private static void close(AudioTap tap) {
        try {
            tap.close();
        } catch (RuntimeException e) {
            LOG.warn("Who listened to a call did not end in order", e);
        }
    }
}
