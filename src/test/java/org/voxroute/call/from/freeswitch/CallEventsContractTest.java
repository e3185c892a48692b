/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.call.from.freeswitch.TestEvents.inbound;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.InMemoryCallStore;
import org.voxroute.call.from.voice.VoiceStory;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.kit.CallEventContract;

/** Every event that comes of the recordings is as {@code asyncapi/call-events.yaml} says, and every type there is told by one. */
class CallEventsContractTest {

    private static final CallEventContract CONTRACT = CallEventContract.read();

    @Test
    void everyEventKeepsToTheContract() {
        assertThat(Stream.concat(events(), VoiceStory.told()))
                .allSatisfy(event -> assertThat(CONTRACT.problems(event.json()))
                        .as(event.json())
                        .isEmpty());
    }

    @Test
    void everyTypeOfTheContractIsTold() {
        assertThat(new TreeSet<>(Stream.concat(events(), VoiceStory.told())
                        .map(CloudEvent::type)
                        .toList()))
                .containsExactlyElementsOf(CONTRACT.types());
    }

    @Test
    void theContractRefusesWhatItDoesNotKnow() {
        String event = events().findFirst().orElseThrow().json();
        assertThat(CONTRACT.problems(event.replace("\"callSid\"", "\"callSit\"")))
                .isNotEmpty();
        assertThat(CONTRACT.problems(event.replace("\"specversion\":\"1.0\"", "\"specversion\":\"0.3\"")))
                .isNotEmpty();
    }

    private static Stream<CloudEvent> events() {
        Stream<List<ReceivedEvent>> stories = Stream.concat(
                ExpectedStories.recordings().stream().map(Story::events), Stream.of(heldCall(), gatewayGone()));
        return stories.flatMap(
                events -> new Replay(new InMemoryCallStore()).play(Replay.inOrder(events)).rest().told.stream());
    }

    private static List<ReceivedEvent> heldCall() {
        ReceivedEvent answer =
                inbound("CHANNEL_ANSWER", "a", 100, "Caller-Channel-Answered-Time", TestEvents.micros(100));
        return List.of(
                answer,
                inbound("CHANNEL_HOLD", "a", 2000),
                inbound("CHANNEL_UNHOLD", "a", 3000),
                TestEvents.end(answer, 5000, "NORMAL_CLEARING"));
    }

    private static List<ReceivedEvent> gatewayGone() {
        return List.of(TestEvents.received(
                ReceivedEvent.Kind.EVENT,
                1,
                java.util.Map.of(
                        "Event-Name", "CUSTOM",
                        "Event-Subclass", "sofia::gateway_state",
                        "Event-Date-Timestamp", TestEvents.micros(0),
                        "Gateway", "carrier",
                        "State", "FAILED",
                        "Status", "503")));
    }
}
