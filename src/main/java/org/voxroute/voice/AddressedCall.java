/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.UUID;
import org.apache.camel.Message;
import org.voxroute.voice.session.VoiceSession;

/** Finds the call that a message is about. */
final class AddressedCall {

    private AddressedCall() {}

    /** @throws IllegalArgumentException if the message doesn't say which call it means */
    static UUID id(Message message, String operation) {
        String id = message.getHeader(VoiceConstants.CALL, String.class);
        if (id == null) {
            throw new IllegalArgumentException(
                    operation + " needs to know the call: header " + VoiceConstants.CALL + " is missing");
        }
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("Header " + VoiceConstants.CALL + " is no call's id: " + id, e);
        }
    }

    static VoiceSession session(VoiceEndpoint endpoint, Message message) throws CallUnreachableException {
        UUID id = id(
                message, "voice:" + endpoint.getConfiguration().getOperation().word());
        return endpoint.component()
                .requireSessions()
                .find(id)
                .orElseThrow(
                        () -> new CallUnreachableException("Call " + id + " is over, or its audio isn't on this hub"));
    }
}
