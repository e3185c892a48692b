/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.freeswitch;

/** Is told what becomes of lines. On the event loop: it must not wait. */
public interface UnicastListener {

    /** The line is over; comes once for each that was expected. */
    void ended(UnicastCall call, UnicastEnd how, String why);
}
