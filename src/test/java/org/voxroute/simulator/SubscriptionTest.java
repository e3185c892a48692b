/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** A client hears what it has asked for, in the form it has asked for, and nothing else. */
class SubscriptionTest {

    private final SimulatedSwitch fs = new SimulatedSwitch(
            SimulatorConfig.of(Telling.CONFIGURATION, "secret").withRegistered("1020"));

    /** Hears everything, and so knows when a call is over. */
    @SuppressWarnings("NullAway.Init")
    private TestClient witness;

    @SuppressWarnings("NullAway.Init")
    private TestClient client;

    @BeforeEach
    void start() {
        fs.start();
        witness = TestClient.of(fs, "secret");
        witness.send("event plain CHANNEL_DESTROY");
        client = TestClient.of(fs, "secret");
    }

    @AfterEach
    void stop() {
        client.close();
        witness.close();
        fs.close();
    }

    @Test
    void hearsNothingUnasked() {
        wholeCall();
        assertThat(client.heard()).isEmpty();
    }

    @Test
    void hearsTheNamedEventsOnly() {
        client.send("event plain CHANNEL_CREATE CHANNEL_ANSWER");
        wholeCall();
        assertThat(names()).containsExactly("CHANNEL_CREATE", "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_ANSWER");
    }

    @Test
    void hearsMoreWithASecondEventCommand() {
        client.send("event plain CHANNEL_CREATE");
        client.send("event CHANNEL_DESTROY");
        wholeCall();
        assertThat(names()).containsOnly("CHANNEL_CREATE", "CHANNEL_DESTROY");
    }

    @Test
    void takesWordsAfterCustomForSubclasses() {
        client.send("event plain CUSTOM sofia::register CHANNEL_CREATE");
        fs.register("1021");
        wholeCall();
        assertThat(client.heard()).hasSize(1);
        assertThat(client.events().get(0).get("Event-Subclass")).isEqualTo("sofia::register");
    }

    @Test
    void writesEventsInTheFormatThatWasAskedForLast() {
        client.send("event json CHANNEL_CREATE");
        fs.placeCall(script());
        assertThat(client.awaits("CHANNEL_CREATE").contentType()).isEqualTo("text/event-json");
        client.send("event plain CHANNEL_DESTROY");
        assertThat(client.awaits("CHANNEL_DESTROY").contentType()).isEqualTo("text/event-plain");
    }

    @Test
    void writesXml() {
        client.send("event xml CHANNEL_CREATE");
        String uuid = fs.placeCall(script()).orElseThrow();
        Frame event = client.next();
        assertThat(event).isNotNull();
        assertThat(event.contentType()).isEqualTo("text/event-xml");
        assertThat(event.text())
                .startsWith("<event>\n  <headers>\n    <Event-Name>CHANNEL_CREATE</Event-Name>\n")
                .contains("<Unique-ID>" + uuid + "</Unique-ID>")
                .endsWith("</event>\n");
    }

    @Test
    void putsTheLengthBeforeTheType() {
        client.send("event plain CHANNEL_CREATE");
        fs.placeCall(script());
        assertThat(client.awaits("CHANNEL_CREATE").head())
                .matches("Content-Length: \\d+\nContent-Type: text/event-plain");
    }

    @Test
    void hearsNothingOfWhatIsNixed() {
        client.send("event plain ALL");
        assertThat(client.send("nixevent CHANNEL_STATE CHANNEL_CALLSTATE CODEC PRESENCE_IN API")
                        .replyText())
                .isEqualTo("+OK events nixed");
        wholeCall();
        assertThat(names())
                .contains("CHANNEL_CREATE", "CHANNEL_EXECUTE", "CHANNEL_DESTROY")
                .doesNotContain("CHANNEL_STATE", "CHANNEL_CALLSTATE", "CODEC", "PRESENCE_IN", "API");
    }

    @Test
    void hearsNothingMoreAfterNoevents() {
        client.send("event plain ALL");
        client.send("noevents");
        wholeCall();
        assertThat(client.heard()).isEmpty();
    }

    @Test
    void hearsAgainAfterNoevents() {
        client.send("event plain ALL");
        client.send("noevents");
        client.send("event plain CHANNEL_CREATE");
        wholeCall();
        assertThat(names()).containsOnly("CHANNEL_CREATE");
    }

    /** As recorded: two filters on the same header widen each other. */
    @Test
    void hearsWhatPassesOneOfTheFilters() {
        client.send("event json ALL");
        client.send("filter Event-Name CHANNEL_ANSWER");
        client.send("filter Event-Name CHANNEL_HANGUP_COMPLETE");
        wholeCall();
        assertThat(names())
                .containsExactly(
                        "CHANNEL_ANSWER", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE", "CHANNEL_HANGUP_COMPLETE");
    }

    @Test
    void filtersByAnExpression() {
        client.send("event json ALL");
        client.send("filter Event-Name /^CHANNEL_(CREATE|DESTROY)$/");
        wholeCall();
        assertThat(names()).containsOnly("CHANNEL_CREATE", "CHANNEL_DESTROY");
    }

    @Test
    void hearsOneChannelOnlyThroughAFilter() {
        client.send("event plain ALL");
        client.send("filter Unique-ID nobody");
        String uuid = fs.placeCall(script()).orElseThrow();
        client.send("filter Unique-ID " + uuid);
        client.send("filter delete Unique-ID nobody");
        witness.awaits("CHANNEL_DESTROY", 2);
        assertThat(client.heard())
                .isNotEmpty()
                .extracting(event -> event.get("Unique-ID"))
                .containsOnly(uuid);
    }

    @Test
    void hearsEverythingOnceTheFiltersAreDeleted() {
        client.send("event plain CHANNEL_CREATE CHANNEL_DESTROY");
        client.send("filter Event-Name CHANNEL_DESTROY");
        assertThat(client.send("filter delete all").replyText()).isEqualTo("+OK filter deleted. [all][]");
        wholeCall();
        assertThat(names()).containsOnly("CHANNEL_CREATE", "CHANNEL_DESTROY");
    }

    @Test
    void followsOneChannelWithMyevents() {
        String uuid = parkedCall();
        assertThat(client.send("myevents " + uuid + " json").replyText()).isEqualTo("+OK Events Enabled");
        wholeCall();
        witness.api("uuid_kill " + uuid);
        List<Frame> frames = client.untilTheEnd();
        List<Frame> events = frames.stream().filter(Frame::isEvent).toList();
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(event.get("Unique-ID")).isEqualTo(uuid);
            assertThat(event.contentType()).isEqualTo("text/event-json");
        });
        assertThat(events.get(0).get("Event-Name")).isEqualTo("CHANNEL_HANGUP");
        assertThat(frames.get(frames.size() - 1).contentType()).isEqualTo("text/disconnect-notice");
    }

    /** As recorded: the notice comes twice, and between them what else happens to the channel. */
    @Test
    void lingersAfterTheEndOfItsChannel() {
        String uuid = parkedCall();
        client.send("myevents " + uuid);
        assertThat(client.send("linger 1").replyText()).isEqualTo("+OK will linger 1 seconds");
        witness.api("uuid_kill " + uuid);
        List<Frame> frames = client.untilTheEnd();
        List<Frame> notices = frames.stream().filter(frame -> !frame.isEvent()).toList();
        List<String> recorded = new Recording("18_myevents_uuid").replies();
        assertThat(notices)
                .map(frame -> Recording.comparable(frame).replace("Linger-Time: 1", "Linger-Time: 3"))
                .map(text -> text.replace("sofia/external/+15551230000@", "sofia/external/5551230000@"))
                .isEqualTo(recorded.subList(recorded.size() - 2, recorded.size()));
        assertThat(frames.indexOf(notices.get(0))).isLessThan(frames.size() - 2);
        assertThat(frames.stream().filter(Frame::isEvent).map(event -> event.get("Event-Name")))
                .contains("CHANNEL_HANGUP_COMPLETE");
    }

    @Test
    void hearsBackgroundJobsOfOthersToo() {
        client.send("event plain BACKGROUND_JOB");
        witness.send("bgapi version\nJob-UUID: chosen");
        Frame job = client.awaits("BACKGROUND_JOB");
        assertThat(job.get("Job-UUID")).isEqualTo("chosen");
    }

    private String parkedCall() {
        witness.send("event plain CHANNEL_PARK");
        String uuid = fs.placeCall(new CallScript(
                        "+15551230000",
                        "Ann",
                        "7100",
                        Outcome.ANSWERED,
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1),
                        Side.CALLER))
                .orElseThrow();
        witness.awaits("CHANNEL_PARK");
        return uuid;
    }

    private void wholeCall() {
        fs.placeCall(script());
        witness.awaits("CHANNEL_DESTROY", 2);
    }

    private static CallScript script() {
        return new CallScript(
                "+15551230000",
                "Ann",
                "+15550100002",
                Outcome.ANSWERED,
                Duration.ofMillis(20),
                Duration.ofMillis(30),
                Side.CALLER);
    }

    private List<String> names() {
        return client.heard().stream().map(event -> event.get("Event-Name")).toList();
    }
}
