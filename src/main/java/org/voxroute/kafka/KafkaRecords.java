/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
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

    /** Records that may be sent at once. Who begins to send them must still be the one who sends. */
    public record Round(Outbox.Claim claim, List<Message> records) implements Iterable<Message> {

        /** @throws IllegalStateException if another hub may send them */
        @Override
        public Iterator<Message> iterator() {
            claim.keep();
            return records.iterator();
        }
    }

    /**
     * The batch in rounds, in each of which a key occurs once at most: its first event in the first round, its second in
     * the second. If one round is written before the next is sent, an event never comes before an earlier one of its
     * call, whatever Kafka's client does with those that it could not write in time.
     */
    public List<Round> rounds(Outbox.Claim batch) {
        var rounds = new ArrayList<Round>();
        Map<String, Integer> seen = new HashMap<>();
        for (Outbox.Waiting row : batch.events()) {
            int round = seen.merge(row.topic() + ' ' + row.key(), 1, Integer::sum) - 1;
            if (round == rounds.size()) {
                rounds.add(new Round(batch, new ArrayList<>()));
            }
            rounds.get(round).records().add(message(row));
        }
        return rounds;
    }

    /** What to mark as sent. */
    public List<Long> ids(Outbox.Claim batch) {
        return batch.events().stream().map(Outbox.Waiting::id).toList();
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
