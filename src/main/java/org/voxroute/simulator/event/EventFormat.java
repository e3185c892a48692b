/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.util.Locale;

/** The three forms in which a client may have its events. */
public enum EventFormat {
    PLAIN,
    JSON,
    XML;

    /** As in {@code text/event-json} and in the reply to {@code event}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
