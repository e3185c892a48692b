/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import io.netty.handler.codec.DecoderException;

/**
 * What came can't be what the switch meant to send: a frame beyond the limits, without a content type, or with a length that is none.
 * Where the next frame begins is then unknown, so the connection must be dropped; its message says why.
 * The message quotes no content of a frame, as that may hold a password.
 */
public final class EslProtocolException extends DecoderException {

    private static final long serialVersionUID = 1L;

    EslProtocolException(String why) {
        super(why);
    }
}
