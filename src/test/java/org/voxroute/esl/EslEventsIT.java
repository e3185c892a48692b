/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.voxroute.kit.FakeSwitch.event;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.model.RouteDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;

class EslEventsIT {

    private static final String YES = "+OK event listener enabled json";
    private static final Duration LONG = Duration.ofSeconds(10);

    private final FakeSwitch fs = FakeSwitch.listening();
    private final Routes routes = Routes.with(fs);
    private final FakeSwitch.Pair pair = fs.welcomesNode().takesSubscription();
    private final Conversation events = pair.events();
    private final MockEndpoint heard = routes.mock("heard");

    @AfterEach
    void close() {
        routes.close();
        fs.close();
    }

    private void from(String options, RouteSteps steps) throws Exception {
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                steps.addTo(from("esl:events?resync=false&" + options).routeId("events"));
            }
        });
    }

    private interface RouteSteps {
        void addTo(RouteDefinition route);
    }

    @Test
    void bringsEventsWithTheirHeaders() throws Exception {
        from("events=CHANNEL_ANSWER,CUSTOM sofia::register", route -> route.to("mock:heard"));
        events.hears("event json CHANNEL_ANSWER CUSTOM sofia::register").replies(YES);
        heard.expectedMessageCount(2);
        events.says(event("CHANNEL_ANSWER", "Unique-ID", "a1", "Event-Sequence", "42", "CamelHttpUri", "http://evil"))
                .says(event("CUSTOM", "Event-Subclass", "sofia::register"));
        heard.assertIsSatisfied();
        var answer = heard.getExchanges().get(0).getMessage();
        assertThat(answer.getHeaders())
                .containsEntry(EslConstants.EVENT, "CHANNEL_ANSWER")
                .containsEntry(EslConstants.NODE, "pbx1")
                .containsEntry(EslConstants.UUID, "a1")
                .containsEntry(EslConstants.SEQUENCE, 42L)
                .containsEntry(EslConstants.EPOCH, 1L)
                .doesNotContainKeys(EslConstants.SUBCLASS, EslConstants.SYNTHETIC, "CamelHttpUri", "Unique-ID");
        assertThat(answer.getBody()).isInstanceOf(EslEvent.class);
        assertThat(answer.getBody(Map.class)).containsEntry("Unique-ID", "a1");
        assertThat(answer.getBody(String.class)).startsWith("{\"Event-Name\":\"CHANNEL_ANSWER\"");
        assertThat(heard.getExchanges().get(1).getMessage().getHeader(EslConstants.SUBCLASS))
                .isEqualTo("sofia::register");
    }

    @Test
    void readsAsAnIntegratorWritesIt() throws Exception {
        routes.yaml("""
                - route:
                    id: answers
                    from:
                      uri: esl:events
                      parameters:
                        events: CHANNEL_ANSWER
                        resync: false
                        filter.Call-Direction: inbound
                      steps:
                        - to: mock:heard
                """);
        events.hears("filter Event-Name HEARTBEAT").replies("+OK");
        events.hears("filter Call-Direction inbound").replies("+OK");
        events.hears("event json CHANNEL_ANSWER").replies(YES);
        heard.expectedHeaderValuesReceivedInAnyOrder(EslConstants.UUID, "a2");
        events.says(event("CHANNEL_ANSWER", "Unique-ID", "a1", "Call-Direction", "outbound"))
                .says(event("CHANNEL_ANSWER", "Unique-ID", "a2", "Call-Direction", "inbound"));
        heard.assertIsSatisfied();
    }

    @Test
    void tellsOfTheConnectionIfItIsToldTo() throws Exception {
        from("events=DTMF&lifecycle=true", route -> route.to("mock:heard"));
        events.hears("event json DTMF").replies(YES);
        heard.expectedHeaderReceived(EslConstants.EVENT, "VOXROUTE_CONNECTED");
        heard.expectedMessageCount(1);
        heard.assertIsSatisfied();
        heard.reset();
        heard.expectedMessageCount(2);
        events.hangsUp();
        Conversation again = fs.welcomes();
        again.hears("event json DTMF").replies(YES);
        again.hears("event json HEARTBEAT").replies(YES);
        heard.assertIsSatisfied();
        assertThat(heard.getExchanges())
                .extracting(e -> e.getMessage().getHeader(EslConstants.EVENT) + " "
                        + e.getMessage().getHeader(EslConstants.EPOCH))
                .containsExactly("VOXROUTE_LOST 1", "VOXROUTE_CONNECTED 2");
    }

    @Test
    void marksWhatItFoundByComparing() throws Exception {
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("esl:events?events=CHANNEL_CREATE").to("mock:heard");
            }
        });
        heard.expectedMessageCount(1);
        heard.expectedHeaderReceived(EslConstants.SYNTHETIC, true);
        events.hears("event json CHANNEL_ANSWER CHANNEL_CREATE CHANNEL_DESTROY CHANNEL_HANGUP_COMPLETE")
                .replies(YES);
        pair.showsChannels("{\"row_count\":1,\"rows\":[{\"uuid\":\"a1\",\"callstate\":\"ACTIVE\"}]}");
        heard.assertIsSatisfied();
    }

    @Test
    void givesListsOfWhatWaits() throws Exception {
        var first = new CountDownLatch(1);
        from(
                "events=DTMF&batching=true&maxBatch=3",
                route -> route.process(e -> first.await(10, TimeUnit.SECONDS)).to("mock:heard"));
        events.hears("event json DTMF").replies(YES);
        for (int i = 0; i < 8; i++) {
            events.says(event("DTMF", "Unique-ID", "a" + i));
        }
        await().atMost(LONG).until(() -> routes.nodes().only().counters().events() == 8);
        first.countDown();
        await().atMost(LONG).untilAsserted(() -> assertThat(uuids(heard)).hasSize(8));
        assertThat(uuids(heard)).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7");
        assertThat(heard.getExchanges())
                .allSatisfy(e -> assertThat(e.getMessage().getBody(List.class)).hasSizeLessThanOrEqualTo(3));
        assertThat(heard.getExchanges().size()).isLessThan(8);
    }

    @Test
    void keepsTheOrderWhenABatchIsRedelivered() throws Exception {
        var failures = new AtomicInteger(3);
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                errorHandler(defaultErrorHandler().maximumRedeliveries(5).redeliveryDelay(10));
                from("esl:events?events=DTMF&resync=false&batching=true&maxBatch=2")
                        .process(e -> {
                            if (failures.getAndDecrement() > 0) {
                                throw new IllegalStateException("the database is away");
                            }
                        })
                        .to("mock:heard");
            }
        });
        events.hears("event json DTMF").replies(YES);
        for (int i = 0; i < 6; i++) {
            events.says(event("DTMF", "Unique-ID", "a" + i));
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(uuids(heard)).hasSize(6));
        assertThat(uuids(heard)).containsExactly("a0", "a1", "a2", "a3", "a4", "a5");
    }

    @Test
    void keepsTheOrderOfEachChannelWithSeveralThreads() throws Exception {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        from(
                "events=ALL&concurrency=4",
                route -> route.process(e -> seen.add(e.getMessage().getHeader(EslConstants.UUID) + " "
                        + e.getMessage().getHeader(EslConstants.SEQUENCE))));
        events.hears("event json ALL").replies(YES);
        for (int i = 0; i < 400; i++) {
            events.says(event("DTMF", "Unique-ID", "a" + i % 8, "Event-Sequence", Integer.toString(i)));
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(seen).hasSize(400));
        for (int channel = 0; channel < 8; channel++) {
            String uuid = "a" + channel + " ";
            assertThat(seen.stream()
                            .filter(line -> line.startsWith(uuid))
                            .map(line -> Integer.parseInt(line.substring(uuid.length()))))
                    .isSorted();
        }
    }

    @Test
    void shedsForASlowRouteButNeverTheEndOfACall() throws Exception {
        var slow = new CountDownLatch(1);
        from(
                "events=ALL&queueSize=10",
                route -> route.process(e -> slow.await(10, TimeUnit.SECONDS)).to("mock:heard"));
        events.hears("event json ALL").replies(YES);
        for (int i = 0; i < 50; i++) {
            events.says(event("CHANNEL_STATE", "Unique-ID", "a" + i));
        }
        for (int i = 0; i < 10; i++) {
            events.says(event("CHANNEL_HANGUP_COMPLETE", "Unique-ID", "a" + i));
        }
        var counters = routes.nodes().only().counters();
        await().atMost(LONG).until(() -> counters.events() == 60);
        slow.countDown();
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(heard.getExchanges())
                        .filteredOn(e ->
                                "CHANNEL_HANGUP_COMPLETE".equals(e.getMessage().getHeader(EslConstants.EVENT)))
                        .hasSize(10));
        assertThat(counters.shed())
                .isNotEmpty()
                .allSatisfy((shed, count) -> assertThat(shed.event()).isEqualTo("CHANNEL_STATE"));
    }

    @Test
    void goesOnAfterAnExchangeThatFailed() throws Exception {
        from(
                "events=DTMF",
                route -> route.process(e -> {
                            if ("a1".equals(e.getMessage().getHeader(EslConstants.UUID))) {
                                throw new IllegalStateException("on purpose");
                            }
                        })
                        .to("mock:heard"));
        events.hears("event json DTMF").replies(YES);
        heard.expectedHeaderValuesReceivedInAnyOrder(EslConstants.UUID, "a2");
        events.says(event("DTMF", "Unique-ID", "a1")).says(event("DTMF", "Unique-ID", "a2"));
        heard.assertIsSatisfied();
    }

    @Test
    void waitsForAnAsynchronousStepBeforeTheNextEvent() throws Exception {
        var seen = Collections.synchronizedList(new ArrayList<String>());
        from(
                "events=DTMF",
                route -> route.process(e -> seen.add("begin"))
                        .delay(5)
                        .asyncDelayed()
                        .process(e -> seen.add("end")));
        events.hears("event json DTMF").replies(YES);
        for (int i = 0; i < 10; i++) {
            events.says(event("DTMF", "Unique-ID", "a" + i));
        }
        await().atMost(LONG).untilAsserted(() -> assertThat(seen).hasSize(20));
        for (int i = 0; i < 20; i += 2) {
            assertThat(seen.subList(i, i + 2)).containsExactly("begin", "end");
        }
    }

    @Test
    void handlesWhatWaitsBeforeItStopsAndLetsGoOfTheNode() throws Exception {
        var slow = new CountDownLatch(1);
        from(
                "events=DTMF",
                route -> route.process(e -> slow.await(10, TimeUnit.SECONDS)).to("mock:heard"));
        events.hears("event json DTMF").replies(YES);
        for (int i = 0; i < 5; i++) {
            events.says(event("DTMF", "Unique-ID", "a" + i));
        }
        await().atMost(LONG).until(() -> routes.nodes().only().counters().events() == 5);
        slow.countDown();
        routes.context.getRouteController().stopRoute("events");
        assertThat(heard.getExchanges()).hasSize(5);
        assertThat(routes.nodes().only().status().listeners()).isZero();
        events.hears("nixevent DTMF");
    }

    @Test
    void hearsNothingWhileItIsSuspended() throws Exception {
        from("events=DTMF", route -> route.to("mock:heard"));
        events.hears("event json DTMF").replies(YES);
        routes.context.getRouteController().suspendRoute("events");
        events.hears("nixevent DTMF").replies("+OK events nixed");
        assertThat(routes.nodes().only().status().listeners()).isZero();
        routes.context.getRouteController().resumeRoute("events");
        events.hears("event json DTMF").replies(YES);
        heard.expectedHeaderValuesReceivedInAnyOrder(EslConstants.UUID, "a2");
        events.says(event("DTMF", "Unique-ID", "a2"));
        heard.assertIsSatisfied();
    }

    @Test
    void canBeReplacedWhileTheNodeStaysConnected() throws Exception {
        for (int i = 0; i < 3; i++) {
            from("events=DTMF", route -> route.to("mock:heard"));
            events.hears("event json DTMF").replies(YES);
            routes.context.getRouteController().stopRoute("events");
            routes.context.removeRoute("events");
            events.hears("nixevent DTMF").replies("+OK events nixed");
        }
        var node = routes.nodes().only();
        assertThat(node.status().isConnected()).isTrue();
        assertThat(node.status().listeners()).isZero();
        assertThat(node.counters().connections()).isEqualTo(2);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().contains("EslEvents"));
    }

    @Test
    void hearsOneNodeOnlyIfItIsNamed() throws Exception {
        try (FakeSwitch second = FakeSwitch.listening();
                Routes two = Routes.with(fs, second)) {
            two.route(new RouteBuilder() {
                @Override
                public void configure() {
                    from("esl:events?events=DTMF&resync=false&node=pbx2").to("mock:heard");
                }
            });
            Conversation other = second.welcomesNode().events();
            other.hears("event json DTMF").replies(YES);
            other.hears("event json HEARTBEAT").replies(YES);
            MockEndpoint mock = two.mock("heard");
            mock.expectedHeaderReceived(EslConstants.NODE, "pbx2");
            mock.expectedMessageCount(1);
            other.says(event("DTMF", "Unique-ID", "a1"));
            mock.assertIsSatisfied();
            assertThat(two.nodes().node("pbx1").status().listeners()).isZero();
        }
    }

    @Test
    void doesNotStartWithANodeThatIsNotThere() {
        assertThatThrownBy(() -> routes.route(new RouteBuilder() {
                    @Override
                    public void configure() {
                        from("esl:events?events=DTMF&node=nowhere").to("mock:heard");
                    }
                }))
                .hasStackTraceContaining("No FreeSWITCH node is called 'nowhere'");
    }

    private static List<String> uuids(MockEndpoint mock) {
        return mock.getExchanges().stream()
                .flatMap(EslEventsIT::events)
                .map(e -> e.event().header("Unique-ID"))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Stream<ReceivedEvent> events(Exchange exchange) {
        return ((List<ReceivedEvent>) exchange.getMessage().getBody()).stream();
    }
}
