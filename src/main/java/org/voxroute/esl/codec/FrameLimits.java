/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

/** How large a frame may be, in bytes. */
record FrameLimits(int maxHeaderBytes, int maxBodyBytes) {

    FrameLimits {
        if (maxHeaderBytes <= 0 || maxBodyBytes <= 0) {
            throw new IllegalArgumentException("Limits are positive: " + maxHeaderBytes + ", " + maxBodyBytes);
        }
    }

    static EslProtocolException headersTooLong(int limit) {
        return new EslProtocolException("A header block is longer than " + limit + " bytes, the limit");
    }
}
