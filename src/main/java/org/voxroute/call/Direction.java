/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

/** Which way a call goes, as people mean it: from outside, or from one of us. */
public enum Direction {
    INBOUND("inbound"),
    OUTBOUND("outbound");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    /** As written into tables and events. */
    public String label() {
        return label;
    }
}
