/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** The call states of a channel, in the switch's order: {@code ordinal()} is the number on the wire. */
public enum CallState {
    DOWN,
    DIALING,
    RINGING,
    EARLY,
    ACTIVE,
    HELD,
    RING_WAIT,
    HANGUP,
    UNHELD
}
