/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.Set;

/** How much is lost with an event. An end that is not heard leaves a call open for ever; a state in between is told again. */
enum Importance {
    /** Says little, or says it again soon. */
    CHATTER,
    ORDINARY,
    /** Nothing that comes later makes up for it. */
    END;

    private static final Set<String> ENDS = Set.of(
            "CHANNEL_HANGUP",
            "CHANNEL_HANGUP_COMPLETE",
            "CHANNEL_DESTROY",
            "BACKGROUND_JOB",
            "RECORD_STOP",
            "SHUTDOWN",
            "SERVER_DISCONNECTED");

    private static final Set<String> CHATTERING = Set.of(
            "API",
            "CALL_UPDATE",
            "CHANNEL_CALLSTATE",
            "CHANNEL_EXECUTE",
            "CHANNEL_EXECUTE_COMPLETE",
            "CHANNEL_STATE",
            "CODEC",
            "DEL_SCHEDULE",
            "ADD_SCHEDULE",
            "HEARTBEAT",
            "MEDIA_BUG_START",
            "MEDIA_BUG_STOP",
            "MESSAGE_QUERY",
            "MESSAGE_WAITING",
            "NOTALK",
            "PRESENCE_IN",
            "PRESENCE_OUT",
            "PRESENCE_PROBE",
            "PRIVATE_COMMAND",
            "RECV_RTCP_MESSAGE",
            "RE_SCHEDULE",
            "SEND_RTCP_MESSAGE",
            "SESSION_HEARTBEAT",
            "TALK");

    private static final Set<String> ENDING_SUBCLASSES =
            Set.of("sofia::unregister", "sofia::expire", "sofia::gateway_state", "sofia::gateway_delete");

    static Importance of(ReceivedEvent received) {
        if (received.kind() != ReceivedEvent.Kind.EVENT) {
            return END;
        }
        String name = received.event().name();
        if (ENDS.contains(name)) {
            return END;
        }
        if (name.equals(Subscription.CUSTOM)) {
            String subclass = received.event().subclass();
            return subclass != null && ENDING_SUBCLASSES.contains(subclass) ? END : ORDINARY;
        }
        return CHATTERING.contains(name) ? CHATTER : ORDINARY;
    }
}
