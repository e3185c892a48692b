/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.List;
import org.voxroute.simulator.event.EventHeader;

/** Keys pressed on the telephone. */
public final class Digits {

    private static final int MAX = 128;

    /** Where a digit comes from, as the event names it, with the usual length in samples. */
    public enum Source {
        RTP(1120),
        ENDPOINT(1280),
        APP(2000);

        private final int duration;

        Source(int duration) {
            this.duration = duration;
        }
    }

    private final SwitchCore core;

    Digits(SwitchCore core) {
        this.core = core;
    }

    /** The switch hears these digits on the leg, at once. */
    public void hear(Leg leg, String digits, Source source) {
        for (char digit : digits.substring(0, Math.min(MAX, digits.length())).toCharArray()) {
            if (!leg.channel().isUp() || "0123456789*#ABCDabcd".indexOf(digit) < 0) {
                continue;
            }
            leg.addDigit(digit);
            if (source == Source.ENDPOINT) {
                leg.variables().set("last_dtmf_duration", source.duration);
            }
            core.signals()
                    .fire(
                            leg,
                            "DTMF",
                            Sites.DTMF,
                            List.of(),
                            List.of(
                                    EventHeader.of("DTMF-Digit", Character.toString(digit)),
                                    EventHeader.of("DTMF-Duration", Integer.toString(source.duration)),
                                    EventHeader.of("DTMF-Source", source.name())));
            leg.hear(digit);
        }
    }
}
