/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import org.jspecify.annotations.Nullable;

/**
 * Prepares names for look-ups and remembers the last ones, since the same few are asked of every event. One per connection, bounded.
 *
 * <p>Threads share it without locks: an entry is immutable, and one that is lost is made again.
 */
final class HeaderNames {

    private final @Nullable HeaderName[] names;

    /** @param capacity a power of two */
    HeaderNames(int capacity) {
        names = new HeaderName[capacity];
    }

    HeaderName of(String text) {
        int hash = text.hashCode();
        int place = (hash ^ hash >>> 16) & (names.length - 1);
        HeaderName known = names[place];
        if (known != null && known.text().equals(text)) {
            return known;
        }
        var name = new HeaderName(text);
        names[place] = name;
        return name;
    }
}
