/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.voxroute.admin.call.DiallingRules;

/**
 * How calls are made: {@code voxroute.dialling.*}.
 *
 * @param node the FreeSWITCH that dials, if there are several
 * @param country of numbers without a country code
 * @param gateway through which numbers outside are reached
 * @param context of the dialplan to which calls are transferred
 * @param callerIdNumber shown where a request names none; empty: the agent's own
 * @param callerIdName likewise
 * @param agentRings how long the agent's telephone rings at most
 * @param destinationRings how long the destination rings at most
 */
@ConfigurationProperties("voxroute.dialling")
record DiallingProperties(
        @DefaultValue("") String node,
        @DefaultValue("US") String country,
        @DefaultValue("telnyx") String gateway,
        @DefaultValue("default") String context,
        @DefaultValue("") String callerIdNumber,
        @DefaultValue("") String callerIdName,
        @DefaultValue("30s") Duration agentRings,
        @DefaultValue("60s") Duration destinationRings) {

    DiallingRules rules() {
        return new DiallingRules(
                node.isBlank() ? null : node,
                country,
                gateway,
                context,
                callerIdNumber.isBlank() ? null : callerIdNumber,
                callerIdName.isBlank() ? null : callerIdName,
                agentRings,
                destinationRings);
    }
}
