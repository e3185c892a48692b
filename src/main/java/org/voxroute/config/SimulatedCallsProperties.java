/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Simulated calls over the API: {@code voxroute.simulated-calls.*}.
 *
 * @param enabled null: where the switch is simulated
 * @param atOnce callers
 * @param voice of the callers, as flite names it
 */
@ConfigurationProperties("voxroute.simulated-calls")
record SimulatedCallsProperties(
        @Nullable Boolean enabled,
        @DefaultValue("20") int atOnce,
        @DefaultValue("rms") String voice) {}
