/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

import java.io.IOException;

/** A file isn't WAV, or not of a kind that is read here; the message says which and why. */
public final class WavException extends IOException {

    private static final long serialVersionUID = 1L;

    WavException(String why) {
        super(why);
    }
}
