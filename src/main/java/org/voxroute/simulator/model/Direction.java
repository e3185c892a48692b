/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** Which way a channel was made, seen from the switch. */
public enum Direction {
    INBOUND("inbound"),
    OUTBOUND("outbound");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
