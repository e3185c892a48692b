/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import io.netty.handler.codec.DecoderException;

/** What came is no AudioSocket. Nothing after it can be trusted, so the connection is to be closed; the message says why. */
public final class AudioSocketException extends DecoderException {

    private static final long serialVersionUID = 1L;

    AudioSocketException(String why) {
        super(why);
    }
}
