/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Values as they may be kept. What comes off the wire was written by anybody who can place a call: it may be of any length and hold any
 * character, and the database takes neither everything nor any length.
 */
interface Headers {

    int UUID_LENGTH = 100;
    int NUMBER_LENGTH = 50;
    int NAME_LENGTH = 100;
    int EXTENSION_LENGTH = 32;
    int CAUSE_LENGTH = 50;
    int PATH_LENGTH = 500;

    /** The end of the year 9999, microseconds: no clock shows more, and not everybody can write it. */
    long LAST_MICROS = 253_402_300_799_999_999L;

    /** The value of a header of the switch, or null. */
    @Nullable
    String raw(String name);

    /** Without control characters, cut to {@code length}; null if nothing is left. */
    default @Nullable String text(String name, int length) {
        String value = raw(name);
        return value == null || value.isEmpty() ? null : clean(value, length);
    }

    /** An id as it stands: one that can't be kept whole is none. */
    default @Nullable String id(String name) {
        String value = raw(name);
        if (value == null
                || value.isEmpty()
                || value.length() > UUID_LENGTH
                || !value.equals(clean(value, UUID_LENGTH))) {
            return null;
        }
        return value;
    }

    /** Microseconds since 1970; null if absent, no time, or 0, which is how the switch says "not yet". */
    default @Nullable Instant micros(String name) {
        long value = number(name);
        return value <= 0 || value > LAST_MICROS ? null : Instant.EPOCH.plus(value, ChronoUnit.MICROS);
    }

    /** -1 if absent or no number. */
    default long number(String name) {
        String value = raw(name);
        return value == null ? -1 : Digits.parse(value);
    }

    static @Nullable String clean(String value, int length) {
        boolean isClean = value.length() <= length;
        for (int i = 0; isClean && i < value.length(); i++) {
            char c = value.charAt(i);
            isClean = c >= ' ' && c != 0x7F && !Character.isSurrogate(c);
        }
        if (isClean) {
            return value;
        }
        var kept = new StringBuilder(Math.min(value.length(), length));
        value.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(length)
                .forEach(kept::appendCodePoint);
        return kept.isEmpty() ? null : kept.toString();
    }
}
