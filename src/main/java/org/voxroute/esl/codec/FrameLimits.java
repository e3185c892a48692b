/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

/** How large a frame may be, in bytes. */
record FrameLimits(int maxHeaderBytes, int maxBodyBytes) {

    FrameLimits {
        if (maxHeaderBytes <= 0 || maxBodyBytes <= 0) {
            throw new IllegalArgumentException("Limits are positive: " + maxHeaderBytes + ", " + maxBodyBytes);
        }
    }

    void checkHeaders(int length) {
        if (length > maxHeaderBytes) {
            throw new EslProtocolException("A header block is longer than " + maxHeaderBytes + " bytes, the limit");
        }
    }

    /** The length of a body, from its header; negative if that is no number. */
    int checkBody(long length) {
        if (length < 0) {
            throw new EslProtocolException("A Content-Length is not a number of bytes");
        }
        if (length > maxBodyBytes) {
            throw new EslProtocolException("A body of " + length + " bytes is announced; the limit is " + maxBodyBytes);
        }
        return (int) length;
    }
}
