/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.CallLog;
import org.voxroute.call.CallLog.PostResult;
import org.voxroute.call.LegEnd;
import org.voxroute.call.SwitchEvent;

/**
 * Records that mod_json_cdr or mod_xml_cdr posts at the end of a leg: a second source, for what happened while the hub heard no events.
 * What is known from events stays; what was only inferred is replaced; a call that nobody knows is made. Legs of one call make one
 * record, and so does the same post twice. Thread-safe.
 */
public final class CdrPosts {

    private final CallLog calls;
    private final Clock clock;

    public CdrPosts(CallLog calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * @param body as posted: JSON or XML, bare or as the form field {@code cdr}, URL-encoded or base64; at most
     *     {@value PostedCdr#MOST} bytes
     * @param node the node's name, if the URL tells; else the switch's own name
     * @throws MalformedCdrException if it is no such record; the message says why
     * @throws RuntimeException if it can't be saved now; the switch posts again
     */
    public PostResult accept(byte[] body, @Nullable String node) {
        PostedCdr cdr = CdrBody.parse(body);
        String uuid = cdr.id("Unique-ID");
        Instant ended = cdr.micros("Caller-Channel-Hangup-Time");
        if (uuid == null || ended == null || cdr.micros("Caller-Channel-Created-Time") == null) {
            throw new MalformedCdrException("A record needs variables uuid, start_uepoch and end_uepoch");
        }
        String cause = cdr.text("Hangup-Cause", Headers.CAUSE_LENGTH);
        String name = node == null ? cdr.switchName() : Headers.clean(node, 64);
        String call = LegReader.callOf(cdr, uuid);
        Instant now = clock.instant();
        var end = new LegEnd(ended, cause == null ? LegEnd.UNKNOWN_CAUSE : cause, cdr.source());
        var facts = new LegReader.Facts(now, false, false, false, end, null);
        return calls.post(new SwitchEvent.LegEvent(
                LegReader.read(cdr, name == null ? "" : name, uuid, call, facts),
                call,
                now,
                0,
                SwitchEvents.tenant(cdr),
                false));
    }
}
