/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

/** Who speaks. */
public enum AudioSocketSide {
    /** Connects, tells which call it is, its audio and digits, or a failure. */
    ASTERISK,
    /** Accepts, and says audio or hangs up; for anything else Asterisk ends the call. */
    SERVER
}
