/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** The states of a channel, in the switch's order: {@code ordinal()} is the number on the wire. */
public enum ChannelState {
    NEW,
    INIT,
    ROUTING,
    SOFT_EXECUTE,
    EXECUTE,
    EXCHANGE_MEDIA,
    PARK,
    CONSUME_MEDIA,
    HIBERNATE,
    RESET,
    HANGUP,
    REPORTING,
    DESTROY,
    NONE;

    private final String word = "CS_" + name();

    public String word() {
        return word;
    }
}
