/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The hub's topics, which it creates where they are missing. */
public final class Topics {

    /** What happens on calls, and to agents and gateways. */
    public static final String CALL_EVENTS = "voxroute.call-events";

    /** One record an ended call. */
    public static final String CDR = "voxroute.cdr";

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Map<String, Object> client;
    private final int partitions;
    private volatile boolean created;

    /** @param partitions of a new topic: how many consumers of one group can share it */
    public Topics(String brokers, int partitions) {
        this.client = Map.of(
                "bootstrap.servers",
                brokers,
                "request.timeout.ms",
                (int) PATIENCE.toMillis(),
                "default.api.timeout.ms",
                (int) PATIENCE.toMillis(),
                "reconnect.backoff.max.ms",
                1_000);
        this.partitions = partitions;
    }

    /**
     * Creates what is missing, with the cluster's own replication.
     *
     * @throws IllegalStateException if Kafka does not answer within ten seconds or refuses; trying again later helps
     */
    public void create() {
        try (Admin admin = Admin.create(client)) {
            for (String name : List.of(CALL_EVENTS, CDR)) {
                create(admin, name);
            }
        }
    }

    /** {@link #create()} until it has worked once. */
    public void ensure() {
        if (!created) {
            create();
            created = true;
        }
    }

    /**
     * Kafka did not take something: the next {@link #ensure()} asks whether it answers, and whether the topics are still
     * there, before more is given to a producer that would wait for each record.
     */
    public void doubt() {
        created = false;
    }

    private void create(Admin admin, String name) {
        try {
            admin.createTopics(List.of(new NewTopic(name, Optional.of(partitions), Optional.empty())))
                    .all()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("The topic " + name + " can't be created: " + e.getCause(), e);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("Kafka does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }
}
