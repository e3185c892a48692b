/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

/** A datagram that is no frame of its call; the message says why. */
public final class UnicastException extends Exception {

    private static final long serialVersionUID = 1L;

    UnicastException(String why) {
        super(why);
    }
}
