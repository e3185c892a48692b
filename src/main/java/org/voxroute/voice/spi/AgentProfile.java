/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.spi;

import java.time.Duration;
import java.util.List;

/**
 * A voice agent as data: what is kept of it, and what its calls are told.
 *
 * @param name by which inbound routes and dials know it
 * @param tenant whose it is
 * @param provider who talks, as routes name it: its calls begin in {@code direct:provider-<provider>}
 * @param prompt what a language model is told before the first turn; empty for none
 * @param greeting the first words; empty for those of the dialogue, or for none
 * @param voice as the provider names it; empty for the provider's own choice
 * @param language BCP 47, such as {@code en-US}
 * @param tools names of what it may do beside talking
 * @param limits of its calls
 * @param recording whether its calls are recorded
 */
public record AgentProfile(
        String name,
        int tenant,
        String provider,
        String prompt,
        String greeting,
        String voice,
        String language,
        List<String> tools,
        Limits limits,
        Recording recording) {

    /**
     * What a call may take.
     *
     * @param duration of the whole call
     * @param silence after which a caller who says nothing is asked whether he is there
     * @param prompts how often he is asked before the call ends
     */
    public record Limits(Duration duration, Duration silence, int prompts) {
        public static final Limits USUAL = new Limits(Duration.ofMinutes(30), Duration.ofSeconds(8), 2);
    }

    /**
     * Whether calls are recorded.
     *
     * @param consent said before the recording begins; empty for none
     */
    public record Recording(boolean on, String consent) {
        public static final Recording NONE = new Recording(false, "");
    }

    public AgentProfile {
        tools = List.copyOf(tools);
    }

    /** One that nobody described further. */
    public static AgentProfile of(String name, int tenant, String provider) {
        return new AgentProfile(name, tenant, provider, "", "", "", "en-US", List.of(), Limits.USUAL, Recording.NONE);
    }
}
