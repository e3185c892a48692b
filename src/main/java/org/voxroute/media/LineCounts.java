/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media;

/** What every transport counts of its lines, since the hub began; for meters. Thread-safe. */
public interface LineCounts {

    /** Of the transport, as meters and {@code voice:converse} say it. */
    String name();

    /** Lines now. */
    int open();

    /** Frames that the other side would not read, or would have played late. */
    long droppedFrames();

    /** Lines that were ended because something else than the transport came over them. */
    long garbageLines();
}
