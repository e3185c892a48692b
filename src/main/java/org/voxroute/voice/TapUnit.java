/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

/** What {@code voice:tap} makes an exchange of. */
public enum TapUnit {
    /** So much audio, whoever speaks. */
    BLOCK,
    /** What the caller said without a pause that ends his turn. */
    UTTERANCE
}
