/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;

/**
 * A transport whose lines have threads of their own, and whose messages come as they were on the wire: it finds the line of an exchange, and has it hear there. {@code voice:converse} finds it by name. Thread-safe.
 */
public interface MediaTransport {

    /** As the option {@code transport} of {@code voice:converse} says it. */
    String name();

    /**
     * Something came. What it means is heard on the line's thread and answered there; nothing blocks here.
     *
     * @param headers of the exchange, as the component set them
     * @param body of the exchange
     * @param meet makes the listener of a line that has none, on the line's thread
     */
    void take(Map<String, Object> headers, @Nullable Object body, Function<Line, LineListener> meet);
}
