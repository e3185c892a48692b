/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.SwitchText;

/**
 * How calls are made.
 *
 * @param node the FreeSWITCH that dials; null: the only one
 * @param country of numbers without a country code, ISO 3166 (two letters)
 * @param gateway through which numbers outside are reached
 * @param context of the dialplan to which calls are transferred
 * @param callerIdNumber shown where a request names none; null: the agent's own
 * @param callerIdName likewise
 * @param agentRings how long the agent's telephone rings at most
 * @param destinationRings how long the destination rings at most
 */
public record DiallingRules(
        @Nullable String node,
        String country,
        String gateway,
        String context,
        @Nullable String callerIdNumber,
        @Nullable String callerIdName,
        Duration agentRings,
        Duration destinationRings) {

    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    /** The route waits for the answer of {@code originate} for two minutes. */
    private static final Duration LONGEST_AGENT_RING = Duration.ofSeconds(100);

    private static final Duration LONGEST_DESTINATION_RING = Duration.ofMinutes(10);

    /** @throws RuntimeException naming the value that can't be used */
    public DiallingRules {
        if (!COUNTRIES.contains(country)) {
            throw new IllegalArgumentException("voxroute.dialling.country is no country (US, DE, …): " + country);
        }
        SwitchText.name("the gateway", gateway);
        SwitchText.name("the context", context);
        requireRing("agent-rings", agentRings, LONGEST_AGENT_RING);
        requireRing("destination-rings", destinationRings, LONGEST_DESTINATION_RING);
    }

    private static void requireRing(String name, Duration time, Duration longest) {
        if (time.toSeconds() < 1 || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException(
                    "voxroute.dialling." + name + " must be 1 s to " + longest.toSeconds() + " s: " + time.toSeconds());
        }
    }
}
