/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of bytes that may be at fault: the messages before the fault, and the fault. */
record Faults(List<EslMessage> messages, @Nullable EslProtocolException fault) {

    static Faults of(EmbeddedChannel channel, byte[]... reads) {
        var messages = new ArrayList<EslMessage>();
        EslProtocolException fault = null;
        for (byte[] read : reads) {
            try {
                channel.writeInbound(Unpooled.wrappedBuffer(read.clone()));
            } catch (EslProtocolException e) {
                fault = e;
            }
            Wire.drain(channel, messages);
        }
        return new Faults(messages, fault);
    }
}
