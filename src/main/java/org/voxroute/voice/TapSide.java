/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

/** Whom {@code voice:tap} hears. */
public enum TapSide {
    BOTH,
    CALLER,
    AGENT
}
