/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.voxroute.call.Outbox;

/**
 * Outbox rows as Kafka records: the key keeps a call's events on one partition, and so in order. CloudEvents structured
 * mode (CloudEvents Kafka protocol binding 1.0.2, section 3.3), with id and type also as headers, so that a consumer
 * finds duplicates and its own types without parsing.
 */
public final class KafkaRecords {

    private static final String STRUCTURED = "application/cloudevents+json; charset=UTF-8";

    private final CamelContext context;

    public KafkaRecords(CamelContext context) {
        this.context = context;
    }

    /** One message a row, in their order. */
    public List<Message> of(List<Outbox.Waiting> batch) {
        return batch.stream().map(this::message).toList();
    }

    /** What to mark as sent. */
    public List<Long> ids(List<Outbox.Waiting> batch) {
        return batch.stream().map(Outbox.Waiting::id).toList();
    }

    private Message message(Outbox.Waiting row) {
        var message = new DefaultMessage(context);
        message.setBody(row.payload());
        message.setHeader(KafkaConstants.OVERRIDE_TOPIC, row.topic());
        message.setHeader(KafkaConstants.KEY, row.key());
        message.setHeader("content-type", STRUCTURED);
        message.setHeader("ce_id", row.eventId().toString());
        message.setHeader("ce_type", row.type());
        return message;
    }
}
