/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.freeswitch;

import java.net.InetAddress;

/** Where the audio goes between hub and switch. May ask a name server: only for threads that may wait. */
public interface MediaAddresses {

    /** Where the hub is, as the switch sees it. */
    InetAddress hub();

    /**
     * Where the switch sends from, and receives.
     *
     * @throws IllegalArgumentException if there is no such node, or its name stands for no address
     */
    InetAddress node(String name);
}
