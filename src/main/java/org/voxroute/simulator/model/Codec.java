/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

/** What a channel reads or writes, as its events name it. */
public record Codec(String name, int rate, int bitRate) {

    public static final Codec PCMU = new Codec("PCMU", 8000, 64000);
    /** What the switch makes of a channel to which it plays ringback. */
    public static final Codec L16 = new Codec("L16", 8000, 128000);
}
