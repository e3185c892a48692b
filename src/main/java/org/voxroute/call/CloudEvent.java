/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call event in its CloudEvents 1.0 envelope, ready to be sent.
 *
 * @param id made of call, type and discriminator: the same thing has the same id whenever it is told
 * @param subject call id, extension or gateway
 * @param callId null if it isn't about a call
 * @param sequence within its call, from 1; 0 if it isn't about a call
 * @param key partition key: the call id, else the subject
 * @param json the whole, structured mode
 */
public record CloudEvent(
        UUID id,
        String type,
        Instant time,
        String subject,
        @Nullable String callId,
        int tenantId,
        long sequence,
        String topic,
        String key,
        String json) {

    static UUID idOf(String subject, CallEvent event) {
        String name = subject + '|' + event.type() + '|' + event.discriminator();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
