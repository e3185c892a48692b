/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;

/** Finds the line that a message of {@code voice:converse} came over. A bean for each transport that has other lines than one a connection; on the frame lane, so it must not wait. */
public interface LineSource {

    /** Of which {@code voice:converse?transport=…}. */
    String transport();

    /** Null if there is none: the message is refused. */
    @Nullable
    Line line(Message message);
}
