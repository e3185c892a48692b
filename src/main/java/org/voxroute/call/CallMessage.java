/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said on a call, as the table phone_call_messages has it.
 *
 * @param type {@code transcript}
 * @param senderType {@code customer} or {@code agent}
 * @param confidence 0 to 1; null if not known
 * @param metadata JSON object
 */
public record CallMessage(
        String type,
        String content,
        String senderType,
        @Nullable String senderName,
        @Nullable Double confidence,
        String metadata,
        Instant at) {

    public static final String TRANSCRIPT = "transcript";
    public static final String CUSTOMER = "customer";
    public static final String AGENT = "agent";
}
