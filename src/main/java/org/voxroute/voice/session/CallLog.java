/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;

/** Tells a call's events in their order: the beginning first, the end last and once. Thread-safe. */
final class CallLog {

    private static final Logger LOG = LoggerFactory.getLogger(CallLog.class);

    private final Bound call;
    private final Times times;
    private boolean over;
    private volatile boolean endedHere;

    CallLog(Bound call, Times times) {
        this.call = call;
        this.times = times;
    }

    synchronized void tell(VoiceEvent event) {
        if (!over) {
            over = event instanceof VoiceEvent.Ended;
            call.events().tell(event);
        }
    }

    void began() {
        tell(new VoiceEvent.Began(id(), times.instant(), call.plan(), call.transport(), call.peer()));
    }

    void opened(@Nullable AgentProfile profile, String provider) {
        if (profile != null) {
            tell(new VoiceEvent.Opened(id(), times.instant(), profile, provider));
        }
    }

    void failed(String provider, ProviderError error, @Nullable String fallback) {
        String reason = String.valueOf(error.getMessage());
        String hint = error.hint().isEmpty() ? "" : " (" + error.hint() + ")";
        if (fallback == null) {
            LOG.warn("Call {} has no voice agent: {}{}", id(), reason, hint);
        } else {
            LOG.warn("Call {}: {}{}; {} goes on", id(), reason, hint, fallback);
        }
        tell(new VoiceEvent.ProviderFailed(id(), times.instant(), provider, reason, fallback));
    }

    void pressed(int turn, char key) {
        tell(new VoiceEvent.Pressed(id(), times.instant(), turn, key));
    }

    /** Whatever ends the call now, it isn't the caller. */
    void endedHere() {
        endedHere = true;
    }

    void ended(String why) {
        LOG.debug("Call {} is over: {}", id(), why);
        tell(new VoiceEvent.Ended(id(), times.instant(), why, endedHere));
    }

    private UUID id() {
        return call.plan().call();
    }
}
