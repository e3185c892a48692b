/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceAgent;

/** A voice agent's place on a call: one has it at a time. If it fails and a fallback is named, that one takes the place and the call goes on. Thread-safe; frames and keys come on the line's thread. */
final class Seat {

    private static final Logger LOG = LoggerFactory.getLogger(Seat.class);

    private final VoiceSession session;
    private final AtomicReference<@Nullable Attached> attached = new AtomicReference<>();
    private volatile boolean fallingBack;
    private volatile @Nullable AgentVoice voice;

    Seat(VoiceSession session) {
        this.session = session;
    }

    /** Somebody is there, or about to be, or needn't come any more. */
    boolean isTaken() {
        return attached.get() != null || fallingBack;
    }

    boolean isOver() {
        return attached.get() == Attached.ENDED;
    }

    /** With what the present or last agent talks. */
    @Nullable
    AgentVoice voice() {
        return voice;
    }

    @Nullable
    VoiceAgent agent() {
        Attached there = attached.get();
        return there == null ? null : there.agent();
    }

    /** Has the agent opened and takes it; it is closed at once if the call ended or the agent failed meanwhile. */
    void open(AgentVoice with, Opener opener) throws ProviderError {
        voice = with;
        VoiceAgent agent = opener.open(with);
        Attached sits = new Attached(agent, agent.hears(session.lineFormat()), with);
        if (!with.isRetired() && attached.get() == null) {
            session.opened(with.provider());
        }
        if (!attached.compareAndSet(null, sits)) {
            close(agent);
            return;
        }
        fallingBack = false;
        // It may have failed before it sat: then nobody else has closed it.
        if (with.isRetired() && attached.compareAndSet(sits, null)) {
            close(agent);
        }
    }

    void hear(AudioFrame frame) {
        Attached there = attached.get();
        if (there == null) {
            return;
        }
        try {
            there.hear(frame);
        } catch (RuntimeException e) {
            broke(there, e);
        }
    }

    void press(char key) {
        Attached there = attached.get();
        if (there == null) {
            return;
        }
        try {
            there.agent().press(key);
        } catch (RuntimeException e) {
            broke(there, e);
        }
    }

    private void broke(Attached there, RuntimeException e) {
        AgentVoice with = there.voice();
        if (with == null) {
            return;
        }
        LOG.warn("The voice agent of call {} failed", session.id(), e);
        fail(with, new ProviderError("The provider " + with.provider() + " failed: " + e.getMessage(), false, "", e));
    }

    /** This agent can't go on, and leaves: its fallback takes the place, or the call ends. Nothing if it had left already. */
    void fail(AgentVoice with, ProviderError error) {
        Fallback next = with.fallback();
        if (!leave(with, next)) {
            return;
        }
        if (next == null) {
            session.endWithoutAgent(with.provider(), error);
        } else {
            session.failedOver(with.provider(), error, next.provider());
            next.open().run();
        }
    }

    private boolean leave(AgentVoice with, @Nullable Fallback next) {
        if (!with.retire()) {
            return false;
        }
        fallingBack = next != null && !isOver();
        Attached there = attached.get();
        if (there != null && there.voice() == with && attached.compareAndSet(there, null)) {
            session.onLine(() -> close(there.agent()));
        }
        return !isOver();
    }

    /** The call is over; true the first time. */
    boolean over() {
        Attached last = attached.getAndSet(Attached.ENDED);
        if (last == Attached.ENDED) {
            return false;
        }
        if (last != null) {
            close(last.agent());
        }
        return true;
    }

    private void close(VoiceAgent agent) {
        try {
            agent.close();
        } catch (RuntimeException e) {
            LOG.warn("The voice agent of call {} did not close in order", session.id(), e);
        }
    }
}
