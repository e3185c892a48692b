/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.UUID;

/**
 * A call at one moment.
 *
 * @param agent as who is talked; empty if that isn't known yet
 * @param provider who talks; empty if nobody does yet
 * @param frames that came of the caller
 * @param late of those, the ones that came too late to be answered
 * @param waiting how much waits to be heard
 */
public record CallSnapshot(
        UUID call,
        String transport,
        String agent,
        String provider,
        Duration length,
        long frames,
        long late,
        Duration waiting) {}
