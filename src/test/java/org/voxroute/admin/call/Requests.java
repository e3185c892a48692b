/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Rules and requests to begin a test with. */
final class Requests {

    static final DiallingRules RULES = new DiallingRules(
            null, "US", "telnyx", "default", null, null, Duration.ofSeconds(30), Duration.ofSeconds(60));

    private Requests() {}

    static DialRequest dial(String uuid) {
        return new DialRequest(uuid, 1, "1020", null, "+18005551234", null, null, Duration.ofSeconds(30));
    }

    static DialRequest dial(
            String uuid, String extension, String destination, @Nullable String number, @Nullable String name) {
        return new DialRequest(uuid, 7, extension, null, destination, number, name, Duration.ofSeconds(30));
    }
}
