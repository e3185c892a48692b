/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.voxroute.call.Outbox;

/** The recorded stories, in PostgreSQL. All in one database: they don't disturb each other. */
class StoriesIT {

    private static final String ANSWERED = "e0e2ad01-aaa5-4ed2-8e37-beec65e93f1e";

    private final SavedCalls saved = new SavedCalls();

    @Test
    void everyStoryIsSavedAsItWas() {
        for (String recording : ExpectedStories.recordings()) {
            new Replay(saved.store)
                    .play(Replay.inOrder(Story.events(recording)))
                    .rest();
        }
        assertSaved();
    }

    @Test
    void everyStoryIsSavedTheSameWhenShuffledAndRepeatedAndInBatches() {
        for (String recording : ExpectedStories.recordings()) {
            var random = new Random(recording.hashCode());
            List<Replay.Heard> heard = Replay.repeated(Replay.shuffled(Story.events(recording), random), random);
            new Replay(saved.store)
                    .play(heard, random, 20, Duration.ofMillis(250))
                    .rest();
        }
        assertSaved();
    }

    /** Each story was played in both formats: the second time nothing new was told. */
    private void assertSaved() {
        assertThat(saved.records())
                .containsExactlyInAnyOrderElementsOf(ExpectedStories.recordings().stream()
                        .flatMap(recording -> ExpectedStories.of(recording).stream())
                        .distinct()
                        .toList());
        var merged = new HashMap<String, String>();
        ExpectedStories.MERGED.values().forEach(merged::putAll);
        assertThat(saved.merged()).isEqualTo(merged);
        assertThat(saved.statuses())
                .hasSize(saved.records().size() + merged.size())
                .values();
        assertThat(saved.statuses().values()).containsOnly("ended", "merged");
        assertThat(saved.jdbc.queryForObject(
                        "select count(*) from call_records where source <> 'events' or revision <> 1", Integer.class))
                .isZero();
        assertThat(saved.jdbc.queryForObject(
                        "select count(*) from outbox where type in ('call.ended', 'cdr')", Integer.class))
                .isEqualTo(2 * saved.records().size());
    }

    @Test
    void theCallsRowShowsWhatPeopleAskFor() {
        new Replay(saved.store)
                .play(Replay.inOrder(Story.events("20_inbound_answered_agent_hangs_up_json")))
                .rest();
        assertThat(saved.call(ANSWERED))
                .containsEntry("call_sid", ANSWERED)
                .containsEntry("customer_number", "+15551230000")
                .containsEntry("organization_number", "+19495431333")
                .containsEntry("direction", "inbound")
                .containsEntry("caller_name", "Test Caller")
                .containsEntry("agent_extension", "1020")
                .containsEntry("hangup_cause", "NORMAL_CLEARING")
                .containsEntry("duration", 3)
                .containsEntry("tenant_id", 1)
                .containsEntry("node", "default")
                .containsEntry("open_legs", 0);
        assertThat(saved.eventTypes(ANSWERED))
                .containsExactly("call.started", "call.ringing", "call.answered", "call.bridged", "call.ended", "cdr");
    }

    @Test
    void registrationsAndGatewaysAreSavedAsTheyWereLast() {
        new Replay(saved.store)
                .play(Replay.inOrder(Story.events("53_register_json")))
                .rest();
        new Replay(saved.store)
                .play(Replay.inOrder(Story.events("56_gateway_down_up_json")))
                .rest();
        Map<String, Object> agent = saved.jdbc.queryForMap("select * from agent_registrations");
        assertThat(agent)
                .containsEntry("extension", "1021")
                .containsEntry("registered", true)
                .containsEntry("contact", "\"\" <sip:1021@127.0.0.1:5072>")
                .containsEntry("address", "127.0.0.1:5072");
        assertThat(saved.jdbc.queryForMap("select * from gateway_states"))
                .containsEntry("gateway", "telnyx")
                .containsEntry("up", true);
        assertThat(saved.outbox.peek(100))
                .extracting(Outbox.Waiting::type)
                .startsWith(
                        "agent.unregistered",
                        "agent.registered",
                        "agent.registered",
                        "agent.unregistered",
                        "agent.registered",
                        "agent.unregistered",
                        "agent.registered",
                        "gateway.down")
                .endsWith("gateway.up");
    }
}
