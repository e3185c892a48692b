/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Ids of rows as they stand in addresses, beside other names of the same thing. */
public final class RowId {

    /** {@link UUID#fromString} takes shorter ones, too. */
    private static final Pattern WHOLE =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private RowId() {}

    /** Null if the text is something else. */
    public static @Nullable UUID of(String text) {
        return WHOLE.matcher(text).matches() ? UUID.fromString(text) : null;
    }
}
