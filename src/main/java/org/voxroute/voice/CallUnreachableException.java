/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

/** Something can't be done to a call: it is over, or nobody on it can do that. */
public class CallUnreachableException extends Exception {

    private static final long serialVersionUID = 1L;

    public CallUnreachableException(String reason) {
        super(reason);
    }

    public CallUnreachableException(String reason, Throwable cause) {
        super(reason, cause);
    }
}
