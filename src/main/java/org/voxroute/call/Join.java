/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How two tellings of one thing become one. Each rule gives the same whatever the order, however often: commutative,
 * associative, idempotent. The first argument is returned itself when the second adds nothing.
 */
final class Join {

    private Join() {}

    /** The lesser of the two that are known. */
    static <T> @Nullable T least(@Nullable T one, @Nullable T other, Comparator<? super T> order) {
        if (one == null) {
            return other;
        }
        return other == null || order.compare(one, other) <= 0 ? one : other;
    }

    static <T extends Comparable<? super T>> @Nullable T least(@Nullable T one, @Nullable T other) {
        if (one == null) {
            return other;
        }
        return other == null || one.compareTo(other) <= 0 ? one : other;
    }

    static <T extends Comparable<? super T>> SortedSet<T> union(SortedSet<T> one, SortedSet<T> other) {
        if (one.containsAll(other)) {
            return one;
        }
        var all = new TreeSet<>(one);
        all.addAll(other);
        return all;
    }
}
