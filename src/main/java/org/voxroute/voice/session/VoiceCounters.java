/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** What happened on all calls since the start. Thread-safe, without locks. */
public final class VoiceCounters {

    /** Why a connection was not bound to a call. */
    public enum Refusal {
        /** As many calls as there may be are in progress. */
        CAPACITY,
        /** The call has a connection already. */
        BOUND_ALREADY,
        /** Nobody announced the call, and its peer may not begin one. */
        PEER,
        /** The hub stops. */
        STOPPING
    }

    private final LongAdder calls = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final LongAdder heard = new LongAdder();
    private final LongAdder said = new LongAdder();
    private final LongAdder clocked = new LongAdder();
    private final LongAdder late = new LongAdder();
    private final Map<Refusal, LongAdder> refused = new EnumMap<>(Refusal.class);

    VoiceCounters() {
        for (Refusal refusal : Refusal.values()) {
            refused.put(refusal, new LongAdder());
        }
    }

    /** Calls that began. */
    public long calls() {
        return calls.sum();
    }

    /** Calls that ended because there was no voice agent, or none any more. */
    public long failed() {
        return failed.sum();
    }

    /** Frames that callers sent. */
    public long heardFrames() {
        return heard.sum();
    }

    /** Frames that callers were given. */
    public long saidFrames() {
        return said.sum();
    }

    /** Of those, the frames that the clock gave while the caller's stream paused. */
    public long clockedFrames() {
        return clocked.sum();
    }

    /** Frames of callers that came so late that the clock had answered in their place. */
    public long lateFrames() {
        return late.sum();
    }

    public long refused(Refusal why) {
        LongAdder count = refused.get(why);
        return count == null ? 0 : count.sum();
    }

    void callBegan() {
        calls.increment();
    }

    void callFailed() {
        failed.increment();
    }

    void heard() {
        heard.increment();
    }

    void said() {
        said.increment();
    }

    void clocked() {
        clocked.increment();
        said.increment();
    }

    void late() {
        late.increment();
    }

    void refuse(Refusal why) {
        LongAdder count = refused.get(why);
        if (count != null) {
            count.increment();
        }
    }
}
