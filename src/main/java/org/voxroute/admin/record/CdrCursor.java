/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.UUID;
import org.voxroute.admin.ApiException;

/**
 * Where a page ended: the next one begins with the record below this one, however many records came meanwhile. Holds
 * nothing secret; which tenant's records it leads to is decided by the request.
 */
record CdrCursor(Instant start, UUID id) {

    private static final int BYTES = 24;

    static CdrCursor parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length == BYTES) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                Instant start = Instant.EPOCH.plus(buffer.getLong(), ChronoUnit.MICROS);
                // What PostgreSQL can hold; nothing of ours is outside.
                if (start.isAfter(Instant.EPOCH) && start.isBefore(Instant.parse("9999-12-31T00:00:00Z"))) {
                    return new CdrCursor(start, new UUID(buffer.getLong(), buffer.getLong()));
                }
            }
        } catch (IllegalArgumentException | ArithmeticException e) {
            // Told below.
        }
        throw ApiException.invalidParameter("cursor", "must be next_cursor of the page before, unchanged");
    }

    static String text(long startMicros, UUID id) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(BYTES)
                        .putLong(startMicros)
                        .putLong(id.getMostSignificantBits())
                        .putLong(id.getLeastSignificantBits())
                        .array());
    }
}
