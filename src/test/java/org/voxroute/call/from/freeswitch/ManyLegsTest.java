/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.call.from.freeswitch.TestEvents.NOON;
import static org.voxroute.call.from.freeswitch.TestEvents.agent;
import static org.voxroute.call.from.freeswitch.TestEvents.end;
import static org.voxroute.call.from.freeswitch.TestEvents.inbound;
import static org.voxroute.call.from.freeswitch.TestEvents.micros;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.voxroute.call.CallLog;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.kit.TestClock;

/** A caller waits in a queue that rings agent after agent. */
class ManyLegsTest {

    private static final int AGENTS_THAT_DO_NOT_ANSWER = 500;
    private static final int MOST_LEGS = 128;

    private final InMemoryCallStore store = new InMemoryCallStore();
    private final TestClock clock = new TestClock(Instant.ofEpochMilli(NOON));
    private final FreeSwitchCalls calls =
            new FreeSwitchCalls(new CallLog(store, clock, CallLog.CallLogSettings.DEFAULTS), clock);

    @Test
    void keepsABoundedNumberOfLegsAndTheRightRecord() {
        calls.record(List.of(
                inbound("CHANNEL_CREATE", "a", 0),
                inbound("CHANNEL_ANSWER", "a", 100, "Caller-Channel-Answered-Time", micros(100))));
        for (int i = 0; i < AGENTS_THAT_DO_NOT_ANSWER; i++) {
            var rings = agent("CHANNEL_CREATE", "b" + i, "a", 1000 + i);
            calls.record(List.of(rings));
            calls.record(List.of(end(rings, 1001 + i, "NO_ANSWER")));
        }
        assertThat(store.call("a").legs()).hasSize(MOST_LEGS).containsKey("a");

        var answers = agent("CHANNEL_ANSWER", "c", "a", 90_000, "Caller-Channel-Answered-Time", micros(90_000));
        calls.record(List.of(answers));
        calls.record(List.of(end(answers, 100_000, "NORMAL_CLEARING")));
        calls.record(List.of(end(
                inbound("CHANNEL_ANSWER", "a", 100, "Caller-Channel-Answered-Time", micros(100)),
                100_001,
                "NORMAL_CLEARING")));
        clock.advance(Duration.ofMillis(400));
        calls.settle();

        assertThat(store.records()).singleElement().satisfies(cdr -> {
            assertThat(cdr.agentExtension()).isEqualTo("1020");
            assertThat(cdr.hangupCause()).isEqualTo("NORMAL_CLEARING");
            assertThat(cdr.end()).isEqualTo(Instant.ofEpochMilli(NOON + 100_001));
        });
    }

    @Test
    void livingLegsAreNotForgotten() {
        calls.record(List.of(inbound("CHANNEL_CREATE", "a", 0)));
        for (int i = 0; i < MOST_LEGS + 20; i++) {
            calls.record(List.of(agent("CHANNEL_CREATE", "b" + i, "a", 1000 + i)));
        }
        assertThat(store.call("a").legs()).hasSize(MOST_LEGS + 21);
    }
}
