/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.call.CallLog.CallLogSettings;

/**
 * How calls are kept: {@code voxroute.calls.*}.
 *
 * @param settleDelay how long after the end of a call's last leg its record is written, unless something is heard of it again
 * @param unseenDelay likewise, if a leg belongs to it of which nothing was heard
 * @param servedDelay how long an agent's answered telephone may be alone before it counts as connected to the switch itself
 * @param maxOpen open calls kept in memory; beyond, those silent longest are read from the database when they go on
 * @param tenant of calls of which the switch doesn't say whose they are
 * @param outboxLease how long the hub that sends is waited for when it isn't heard of
 */
@ConfigurationProperties("voxroute.calls")
record CallProperties(
        @DefaultValue("300ms") Duration settleDelay,
        @DefaultValue("30s") Duration unseenDelay,
        @DefaultValue("2s") Duration servedDelay,
        @DefaultValue("20000") int maxOpen,
        @DefaultValue("1") int tenant,
        @DefaultValue("30s") Duration outboxLease) {

    /** Two thirds of the lease have to outlast a round to Kafka, which may take ten seconds. */
    private static final Duration SHORTEST_LEASE = Duration.ofSeconds(20);

    CallProperties {
        if (outboxLease.compareTo(SHORTEST_LEASE) < 0) {
            throw new IllegalArgumentException("voxroute.calls.outbox-lease is " + outboxLease.toSeconds()
                    + " s: it must be at least " + SHORTEST_LEASE.toSeconds() + " s");
        }
    }

    CallLogSettings settings() {
        return new CallLogSettings(settleDelay, unseenDelay, servedDelay, maxOpen, tenant);
    }
}
