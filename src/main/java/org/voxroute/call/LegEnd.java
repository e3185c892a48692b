/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The end of a leg. Of two tellings the better source counts, and of the same source the earlier.
 *
 * @param at UTC; if inferred, when it was noticed
 * @param cause the switch's hangup cause, such as NORMAL_CLEARING; UNKNOWN if inferred
 */
public record LegEnd(Instant at, String cause, Source source) {

    /** The cause of a leg whose end nobody saw. */
    public static final String UNKNOWN_CAUSE = "UNKNOWN";

    private static final Comparator<LegEnd> BEST = Comparator.comparing(LegEnd::source, Comparator.reverseOrder())
            .thenComparing(LegEnd::at)
            .thenComparing(LegEnd::cause);

    /** Who told of the end, from the worst to the best. */
    public enum Source {
        /** Nobody: the leg was gone when the hub looked. */
        INFERRED("inferred"),
        /** A record posted by mod_xml_cdr. */
        XML_CDR("xml_cdr"),
        /** A record posted by mod_json_cdr. */
        JSON_CDR("json_cdr"),
        /** The final event of the leg. */
        EVENTS("events");

        private final String label;

        Source(String label) {
            this.label = label;
        }

        /** As written into call_records.source. */
        public String label() {
            return label;
        }
    }

    static @Nullable LegEnd best(@Nullable LegEnd one, @Nullable LegEnd other) {
        return Join.least(one, other, BEST);
    }

    boolean isInferred() {
        return source == Source.INFERRED;
    }
}
