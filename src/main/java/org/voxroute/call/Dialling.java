/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import org.jspecify.annotations.Nullable;

/**
 * Whom a leg was connected to, or was to be.
 *
 * @param wanted the destination as the hub's own dial request named it
 * @param target whom the switch was told to bridge this leg to
 * @param dialsOut the switch has dialled somebody for this leg
 * @param served the switch itself is what this leg talks to (parked, conference, voice agent)
 */
public record Dialling(@Nullable String wanted, @Nullable String target, boolean dialsOut, boolean served) {

    static final Dialling NONE = new Dialling(null, null, false, false);
    static final Dialling SERVED = new Dialling(null, null, false, true);

    Dialling join(Dialling other) {
        if (equals(other) || other.equals(NONE)) {
            return this;
        }
        return new Dialling(
                Join.least(wanted, other.wanted),
                Join.least(target, other.target),
                dialsOut || other.dialsOut,
                served || other.served);
    }
}
