/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.Locale;

/** Which of two connected legs is meant: the named one, the other, or both. */
enum CallSide {
    A,
    B,
    BOTH;

    /** Of {@code a}, {@code b} and {@code both}, which the contract has checked. */
    static CallSide of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
