/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.audio.WavReader;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.FakeLine;
import org.voxroute.voice.session.VoiceAgents;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.session.VoiceSettings;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.VoiceAgent;
import org.voxroute.voice.spi.VoiceProvider;
import org.voxroute.voice.spi.VoiceRequest;

/** Routes that let voice agents talk, on lines of the test's. */
class VoiceRoutesTest {

    private static final AudioFrame FRAME = AudioFrame.silence(AudioFormat.pcm16(8_000), 160);

    private final VoiceSessions sessions = VoiceSessions.open(VoiceSettings.of(10));
    private final Parrot parrot = new Parrot("parrot");
    private final Parrot raven = new Parrot("raven");
    private final DefaultRegistry registry = new DefaultRegistry();
    private DefaultCamelContext camel;

    /** A provider whose agents say what they are told to, and do what the test wants. */
    private static final class Parrot implements VoiceProvider {
        final List<AgentListener> listeners = new CopyOnWriteArrayList<>();
        final List<VoiceRequest> requests = new CopyOnWriteArrayList<>();
        final List<String> said = new CopyOnWriteArrayList<>();
        private final String name;

        Parrot(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Set<String> options() {
            return Set.of("tempo", name + "-colour");
        }

        AgentListener last() {
            return listeners.get(listeners.size() - 1);
        }

        @Override
        public VoiceAgent open(VoiceRequest request, AgentListener listener) {
            requests.add(request);
            listeners.add(listener);
            return new VoiceAgent() {
                @Override
                public void hear(AudioFrame frame) {
                    // Parrots don't listen.
                }

                @Override
                public void press(char key) {
                    // Nor do they count.
                }

                @Override
                public boolean say(String text) {
                    return said.add(text);
                }

                @Override
                public void close() {
                    // Holds nothing.
                }
            };
        }
    }

    private record OneAgent() implements VoiceAgents {
        @Override
        public Optional<AgentProfile> find(int tenant, String name) {
            return name.equals("polly") ? Optional.of(standard()) : Optional.empty();
        }

        @Override
        public AgentProfile standard() {
            return AgentProfile.of("polly", 1, "parrot");
        }
    }

    @BeforeEach
    void start() {
        registry.bind("sessions", sessions);
        registry.bind("agents", new OneAgent());
        registry.bind("parrot", parrot);
        registry.bind("raven", raven);
        camel = new DefaultCamelContext(registry);
        camel.disableJMX();
        // As the hub has it: who isn't there isn't waited for.
        camel.getComponent("direct", DirectComponent.class).setBlock(false);
        camel.start();
    }

    @AfterEach
    void stop() {
        sessions.all().forEach(session -> session.closed("over"));
        camel.stop();
        sessions.close();
    }

    @Test
    void aCallIsOpenedByItsProvidersRoute() throws Exception {
        List<Exchange> opened = new CopyOnWriteArrayList<>();
        add(route -> route.from("direct:provider-parrot")
                .process(opened::add)
                .to("voice:open?provider=parrot&option.tempo=fast"));
        var call = new Call();
        await("the agent").atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        VoiceRequest request = parrot.requests.get(0);
        assertThat(request.call()).isEqualTo(call.id);
        assertThat(request.agent().name()).isEqualTo("polly");
        assertThat(request.options()).containsExactlyEntriesOf(Map.of("tempo", "fast"));
        assertThat(opened.get(0).getMessage().getHeaders())
                .containsEntry(VoiceConstants.CALL, call.id.toString())
                .containsEntry(VoiceConstants.TRANSPORT, "test")
                .containsEntry(VoiceConstants.PROVIDER, "parrot")
                .containsEntry(VoiceConstants.AGENT, "polly")
                .containsEntry(VoiceConstants.TENANT, 1);
    }

    @Test
    void anOptionThatNobodyHasIsRefusedByName() {
        assertThatThrownBy(() -> add(route -> route.from("direct:provider-parrot")
                        .to("voice:open?provider=parrot&option.tempp=fast&option.tempo=slow")))
                .rootCause()
                .hasMessageContaining("option.tempp")
                .hasMessageContaining("option.parrot-colour, option.tempo");
    }

    @Test
    void anOptionOfTheFallbackIsItsOwn() throws Exception {
        add(route -> route.from("direct:provider-parrot")
                .to("voice:open?provider=parrot&fallback=raven&option.raven-colour=black&option.tempo=fast"));
        var call = new Call();
        await().atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        assertThat(parrot.requests.get(0).options()).containsOnlyKeys("tempo");
        parrot.last().failed(new ProviderError("moulting", true, ""));
        await().atMost(5, TimeUnit.SECONDS).until(() -> raven.requests.size() == 1);
        assertThat(raven.requests.get(0).options()).containsOnlyKeys("tempo", "raven-colour");
        call.frame();
        assertThat(call.line.hungUp()).isNull();
    }

    @Test
    void aCallWithoutAFallbackEndsWhenItsProviderFails() throws Exception {
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var call = new Call();
        await().atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        parrot.last().failed(new ProviderError("moulting", true, ""));
        await().atMost(5, TimeUnit.SECONDS).until(() -> call.line.hungUp() != null);
        assertThat(call.line.hungUp()).contains("moulting");
    }

    @Test
    void aCallOfAnUnknownVoiceAgentEnds() throws Exception {
        var plan = new CallPlan(UUID.randomUUID(), 4, "zaphod", false);
        sessions.announce(plan);
        var call = new Call(plan.call());
        await().atMost(5, TimeUnit.SECONDS).until(() -> call.line.hungUp() != null);
        assertThat(call.line.hungUp()).contains("Tenant 4 has no voice agent zaphod");
    }

    @Test
    void aCallWhoseProviderHasNoRouteAnyMoreEndsAndTellsWhy() throws Exception {
        List<VoiceEvent> told = new CopyOnWriteArrayList<>();
        try (var listening = sessions.listen(told::add)) {
            var call = new Call();
            await().atMost(5, TimeUnit.SECONDS).until(() -> call.line.hungUp() != null);
            assertThat(call.line.hungUp()).contains("No route begins with direct:provider-parrot");
            await().atMost(5, TimeUnit.SECONDS)
                    .until(() -> told.stream()
                            .anyMatch(event -> event instanceof VoiceEvent.ProviderFailed failed
                                    && failed.provider().equals("parrot")
                                    && failed.reason().contains("direct:provider-parrot")
                                    && failed.fallback() == null));
        }
    }

    @Test
    void aCallerIsAnsweredByARoute() throws Exception {
        List<Exchange> heard = new CopyOnWriteArrayList<>();
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        add(route -> route.from("voice:utterances")
                .process(exchange -> heard.add(exchange.copy()))
                .setBody()
                .simple("You said ${body}")
                .to("voice:say"));
        var call = new Call();
        await().atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        AgentListener says = parrot.last();
        says.turn(TurnEvent.CALLER_STOPPED);
        says.transcript(new Transcript(Speaker.CALLER, "hello", false));
        says.transcript(new Transcript(Speaker.CALLER, "hello there", true, 0.75));
        says.transcript(new Transcript(Speaker.AGENT, "what I say myself", true));
        await().atMost(5, TimeUnit.SECONDS).until(() -> !parrot.said.isEmpty());
        assertThat(parrot.said).containsExactly("You said hello there");
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).getMessage().getHeaders())
                .containsEntry(VoiceConstants.CALL, call.id.toString())
                .containsEntry(VoiceConstants.AGENT, "polly")
                .containsEntry(VoiceConstants.TENANT, 1)
                .containsEntry(VoiceConstants.TRANSPORT, "test")
                .containsEntry(VoiceConstants.TURN, 1)
                .containsEntry(VoiceConstants.CONFIDENCE, 0.75);
    }

    @Test
    void eventsAreTheKindsThatWereAskedFor() throws Exception {
        List<Object> heard = new CopyOnWriteArrayList<>();
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        add(route -> route.from("voice:events?kinds=opened,ended&agent=polly")
                .process(exchange -> heard.add(exchange.getMessage().getHeader(VoiceConstants.EVENT)
                        + " "
                        + exchange.getMessage().getBody().getClass().getSimpleName())));
        add(route -> route.from("voice:events?agent=somebody-else")
                .process(exchange -> heard.add(exchange.getMessage().getBody())));
        var call = new Call();
        await().atMost(5, TimeUnit.SECONDS).until(() -> heard.size() == 1);
        call.end();
        await().atMost(5, TimeUnit.SECONDS).until(() -> heard.size() == 2);
        assertThat(heard).containsExactly("opened Opened", "ended Ended");
    }

    @Test
    void aCallWhoseAudioNeverCameIsToldOfAsWhatItWasToBe() throws Exception {
        List<Map<String, Object>> heard = new CopyOnWriteArrayList<>();
        add(route -> route.from("voice:events?kinds=audio-failed&agent=marvin")
                .process(exchange -> heard.add(Map.copyOf(exchange.getMessage().getHeaders()))));
        UUID call = UUID.randomUUID();
        sessions.audioFailed(new CallPlan(UUID.randomUUID(), 3, "trillian", true), "freeswitch", "Nothing came");
        sessions.audioFailed(new CallPlan(call, 4, "marvin", true), "freeswitch", "Nothing came");
        await().atMost(5, TimeUnit.SECONDS).until(() -> !heard.isEmpty());
        assertThat(heard)
                .singleElement()
                .satisfies(headers -> assertThat(headers)
                        .containsEntry(VoiceConstants.CALL, call.toString())
                        .containsEntry(VoiceConstants.TENANT, 4)
                        .containsEntry(VoiceConstants.AGENT, "marvin")
                        .containsEntry(VoiceConstants.TRANSPORT, "freeswitch")
                        .containsEntry(VoiceConstants.EVENT, "audio-failed"));
    }

    @Test
    void anEventThatARouteCannotHandleDoesNotStopTheNext() throws Exception {
        List<Object> heard = new CopyOnWriteArrayList<>();
        add(route -> route.from("voice:events?kinds=pressed").process(exchange -> {
            heard.add(exchange.getMessage().getBody(VoiceEvent.Pressed.class).key());
            throw new IllegalStateException("on purpose");
        }));
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var call = new Call();
        call.line.listener().hear(new LineMessage.Digit('1'));
        call.line.listener().hear(new LineMessage.Digit('2'));
        await().atMost(5, TimeUnit.SECONDS).until(() -> heard.size() == 2);
        assertThat(heard).containsExactly('1', '2');
    }

    @Test
    void unknownKindsAreRefusedByName() {
        assertThatThrownBy(() -> camel.getEndpoint("voice:events?kinds=opened,closed"))
                .rootCause()
                .hasMessageContaining("'closed'")
                .hasMessageContaining("barged-in");
    }

    @Test
    void keysArePressedAsTones() throws Exception {
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var call = new Call();
        call.frame();
        send("voice:press", call.id, "12");
        assertThat(sessions.find(call.id).orElseThrow().waiting()).isEqualTo(Duration.ofMillis(400));
        assertThat(call.frame().toSamples()).isNotEqualTo(FRAME.toSamples());
    }

    @Test
    void aRouteHangsUpOnceAllIsHeard() throws Exception {
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var call = new Call();
        call.frame();
        send("voice:press", call.id, "1");
        send("voice:hangup?reason=Good bye", call.id, null);
        assertThat(call.line.hungUp()).isNull();
        for (int i = 0; i < 12; i++) {
            call.frame();
        }
        assertThat(call.line.hungUp()).isEqualTo("Good bye");
    }

    @Test
    void aRouteHangsUpAtOnce() throws Exception {
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var call = new Call();
        send("voice:press", call.id, "1");
        send("voice:hangup?atOnce=true", call.id, null);
        assertThat(call.line.hungUp()).isNotNull();
    }

    @Test
    void aCallWithASwitchIsTransferredByARoute() throws Exception {
        List<Exchange> transferred = new CopyOnWriteArrayList<>();
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        add(route -> route.from("direct:voice-transfer").process(exchange -> transferred.add(exchange.copy())));
        var plan = new CallPlan(UUID.randomUUID(), 1, "polly", true);
        sessions.announce(plan);
        var call = new Call(plan.call());
        await().atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        send("voice:transfer?target=1001", call.id, null);
        assertThat(transferred.get(0).getMessage().getHeaders())
                .containsEntry(VoiceConstants.CALL, call.id.toString())
                .containsEntry(VoiceConstants.TRANSPORT, "test")
                .containsEntry(VoiceConstants.TARGET, "1001");
        parrot.last().transfer();
        await().atMost(5, TimeUnit.SECONDS).until(() -> {
            call.frame();
            return transferred.size() == 2;
        });
        assertThat(call.line.hungUp()).isNull();
    }

    @Test
    void aCallWithoutASwitchCannotBeTransferredAndTellsWhy() throws Exception {
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var call = new Call();
        await().atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        assertThatThrownBy(() -> send("voice:transfer?target=1001", call.id, null))
                .isInstanceOf(CallUnreachableException.class)
                .hasMessageContaining("over test it came without a switch");
    }

    @Test
    void aTransferThatNoRouteDoesTellsSo() throws Exception {
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        var plan = new CallPlan(UUID.randomUUID(), 1, "polly", true);
        sessions.announce(plan);
        var call = new Call(plan.call());
        await().atMost(5, TimeUnit.SECONDS).until(() -> parrot.requests.size() == 1);
        assertThatThrownBy(() -> send("voice:transfer", call.id, null))
                .isInstanceOf(CallUnreachableException.class)
                .hasMessageContaining("direct:voice-transfer");
    }

    @Test
    void whatIsToBeDoneToNoCallIsRefused() {
        assertThatThrownBy(() -> send("voice:say", UUID.randomUUID(), "hello"))
                .isInstanceOf(CallUnreachableException.class)
                .hasMessageContaining("is over");
        assertThatThrownBy(() -> send("voice:say", "not-an-id", "hello"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not-an-id");
        assertThatThrownBy(() -> send("voice:hangup", null, null)).hasMessageContaining(VoiceConstants.CALL);
    }

    @Test
    void aTapHearsBlocksOfBothSides() throws Exception {
        List<byte[]> blocks = new CopyOnWriteArrayList<>();
        add(route -> route.from("direct:provider-parrot").to("voice:open?provider=parrot"));
        add(route -> route.from("voice:tap?block=200ms")
                .process(exchange -> blocks.add(exchange.getMessage().getBody(byte[].class))));
        var call = new Call();
        await("the tap").atMost(5, TimeUnit.SECONDS).until(() -> {
            call.frame();
            return !blocks.isEmpty();
        });
        try (var wav = WavReader.open(new ByteArrayInputStream(blocks.get(0)))) {
            assertThat(wav.format()).isEqualTo(AudioFormat.of("pcm16/8000/2"));
        }
        assertThat(blocks.get(0)).hasSize(44 + 4 * 1_600);
    }

    @Test
    void optionsOfOtherOperationsAreRefused() {
        for (String uri : List.of(
                "voice:say?provider=parrot",
                "voice:events?transport=test",
                "voice:open?keys=1",
                "voice:say?atOnce=true",
                "voice:utterances?kinds=ended",
                "voice:events?side=CALLER",
                "voice:say?agent=polly",
                "voice:tap?block=10ms",
                "voice:events?concurrency=0",
                "voice:converse",
                "voice:nothing")) {
            assertThatThrownBy(() -> camel.getEndpoint(uri)).as(uri).isInstanceOf(RuntimeException.class);
        }
    }

    private void add(ThrowingRoute route) throws Exception {
        camel.addRoutes((RoutesBuilder) new RouteBuilder() {
            @Override
            public void configure() throws Exception {
                route.define(this);
            }
        });
    }

    @FunctionalInterface
    private interface ThrowingRoute {
        void define(RouteBuilder builder) throws Exception;
    }

    private void send(String uri, Object call, Object body) throws Exception {
        try (var template = camel.createProducerTemplate()) {
            Exchange answer = template.send(uri, exchange -> {
                exchange.getMessage().setBody(body);
                if (call != null) {
                    exchange.getMessage().setHeader(VoiceConstants.CALL, call.toString());
                }
            });
            if (answer.getException() != null) {
                throw answer.getException();
            }
        }
    }

    /** A caller, whose frames come when the test wants. */
    private final class Call {
        private final FakeLine line = new FakeLine();
        private final UUID id;

        Call() {
            this(UUID.randomUUID());
        }

        Call(UUID id) {
            this.id = id;
            camel.getComponent("voice", VoiceComponent.class).meet(line, "test");
            line.listener().hear(new LineMessage.Call(id));
            frame();
        }

        AudioFrame frame() {
            LineMessage answer = line.listener().hear(FRAME);
            return answer instanceof AudioFrame frame ? frame : FRAME;
        }

        void end() {
            line.listener().closed("over");
        }
    }
}
