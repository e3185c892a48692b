/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import java.util.List;
import java.util.UUID;

/** A caller on some transport, as the transport's other side really behaves: it sends a frame every 20 ms, silence if there is nothing to say. */
interface TestCaller extends AutoCloseable {

    UUID call();

    /** Says a frame of the same value all over, once. */
    void say(int value);

    /** Values of the frames that came and are the same all over, in order; silence is not among them. */
    List<Integer> heard();

    void press(char key);

    /** Hangs up as its switch does. */
    void hangUp();

    /** Dies without a word. */
    void drop();

    /** Sends what is not the transport's. */
    void garbage();

    /** Whether the hub ended the connection. */
    boolean isEnded();

    /** What was told as the reason, where the transport tells one. */
    String reason();

    @Override
    void close();
}
