/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.util.List;
import org.apache.camel.Message;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslEvent;

/** Puts events into messages. Headers of the switch stay in the event: none becomes a header of the message, so none can steer a route. */
final class EslExchanges {

    private EslExchanges() {}

    static void fill(Message message, ReceivedEvent received) {
        EslEvent event = received.event();
        message.setBody(event);
        message.setHeader(EslConstants.EVENT, event.name());
        message.setHeader(EslConstants.NODE, received.node());
        message.setHeader(EslConstants.EPOCH, received.epoch());
        message.setHeader(EslConstants.SEQUENCE, event.sequence());
        String uuid = event.header("Unique-ID");
        if (uuid != null) {
            message.setHeader(EslConstants.UUID, uuid);
        }
        String subclass = event.subclass();
        if (subclass != null) {
            message.setHeader(EslConstants.SUBCLASS, subclass);
        }
        if (received.kind() == ReceivedEvent.Kind.SYNTHETIC) {
            message.setHeader(EslConstants.SYNTHETIC, true);
        }
    }

    static void fill(Message message, List<ReceivedEvent> batch) {
        message.setBody(batch);
    }
}
