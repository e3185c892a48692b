/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How an event's headers stand in its bytes. Without state. */
sealed interface EventFormat permits PlainHeaders, JsonHeaders {

    /** The index of the headers in {@code [from, to)}. */
    HeaderIndex index(byte[] bytes, int from, int to);

    /** Where the first header's name begins; may be {@code to}. */
    int first(byte[] bytes, int from, int to);

    /** The end of the name that begins at {@code start}, if it is {@code key}; else -1. Ignores case. */
    int matchName(byte[] bytes, int start, int to, String key);

    /** The name that begins at {@code start}. */
    String name(byte[] bytes, int start, int to);

    /** The end of the name that begins at {@code start}. */
    int nameEnd(byte[] bytes, int start, int to);

    /** The first value after the name's end. */
    String value(byte[] bytes, int nameEnd, int to);

    /** Adds each value after the name's end. */
    void values(byte[] bytes, int nameEnd, int to, List<String> values);

    /** The value after the name's end as a number; -1 if it is none. */
    long number(byte[] bytes, int nameEnd, int to);

    /** The event's own body; {@code length} is its Content-Length header, -1 if there is none. */
    @Nullable
    String body(byte[] bytes, int body, int to, long length);
}
