/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeTimedOutException;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.kit.Conversation;
import org.voxroute.kit.FakeSwitch;

class EslProducerIT {

    private final FakeSwitch fs = FakeSwitch.listening();
    private final Routes routes = Routes.with(fs);
    private final Conversation commands = fs.welcomesNode().takesSubscription().commands();

    @BeforeEach
    void connected() {
        await().atMost(Duration.ofSeconds(10))
                .until(() -> routes.nodes().only().status().isConnected());
    }

    @AfterEach
    void close() {
        routes.close();
        fs.close();
    }

    private CompletableFuture<Exchange> send(String uri, Object body, Map<String, Object> headers) {
        return routes.context.createProducerTemplate().asyncSend(uri, exchange -> {
            exchange.getMessage().setBody(body);
            exchange.getMessage().setHeaders(new HashMap<>(headers));
        });
    }

    private static Exchange done(CompletableFuture<Exchange> sent) {
        try {
            return sent.get(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void answersWithTheBody() {
        var sent = send("esl:api?command=status", null, Map.of());
        commands.hears("api status").answers("UP 1 year\n");
        assertThat(done(sent).getMessage().getBody()).isEqualTo("UP 1 year");
        assertThat(done(sent).getMessage().getHeader(EslConstants.OK)).isEqualTo(true);
    }

    @Test
    void takesArgumentsFromTheBodyAsText() {
        var sent = send("esl:api?command=uuid_transfer", "a1 1020 XML default", Map.of());
        commands.hears("api uuid_transfer a1 1020 XML default").answers("+OK");
        assertThat(done(sent).getException()).isNull();
    }

    @Test
    void quotesArgumentsOfAList() {
        var sent = send("esl:api?command=uuid_setvar", List.of("a1", "who", "Mary O'Brien"), Map.of());
        commands.hears("api uuid_setvar a1 who 'Mary O\\'Brien'").answers("+OK");
        assertThat(done(sent).getException()).isNull();
    }

    @Test
    void putsTheBodyAfterTheArgumentsOfTheOption() {
        var sent = send("esl:api?command=sofia status profile", "internal reg", Map.of());
        commands.hears("api sofia status profile internal reg").answers("+OK");
        assertThat(done(sent).getException()).isNull();
    }

    @Test
    void takesTheCommandFromAHeaderButNeverFromTheBody() {
        var sent = send("esl:api", null, Map.of(EslConstants.COMMAND, "status"));
        commands.hears("api status").answers("UP");
        assertThat(done(sent).getException()).isNull();
        assertThat(done(send("esl:api", "status", Map.of())).getException()).hasMessageContaining("No command");
    }

    @Test
    void prefersTheOptionToTheHeader() {
        var sent = send("esl:api?command=status", null, Map.of(EslConstants.COMMAND, "shutdown"));
        commands.hears("api status").answers("UP");
        assertThat(done(sent).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\0b", "${system(touch F)}", "$${domain}"})
    void sendsNothingThatBreaksOutOrExpands(String nasty) {
        for (String uri : List.of("esl:api?command=echo", "esl:bgapi?command=echo", "esl:execute?app=log")) {
            var failed = done(send(uri, nasty, Map.of(EslConstants.UUID, "a1"))).getException();
            assertThat(failed).isInstanceOf(EslException.class).hasMessageNotContaining("touch");
            assertThat(((EslException) failed).kind()).isEqualTo(EslException.Kind.INVALID);
        }
        var next = send("esl:api?command=status", null, Map.of());
        commands.hears("api status").answers("UP");
        assertThat(done(next).getException()).isNull();
    }

    @Test
    void sendsVariablesIfItIsAllowedTo() {
        var sent = send("esl:api?command=eval&allowVariables=true", "${domain}", Map.of());
        commands.hears("api eval ${domain}").answers("127.0.0.1");
        assertThat(done(sent).getMessage().getBody()).isEqualTo("127.0.0.1");
    }

    @Test
    void doesNotTakeAnEventForArguments() {
        var failed = done(send("esl:api?command=status", EslEvent.of(Map.of("Event-Name", "DTMF")), Map.of()));
        assertThat(failed.getException()).hasMessageContaining("can't be arguments");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ERR No such channel!\n",
                "-USAGE: <uuid>\n",
                "+OK [[error near line 7189]: unexpected closing tag </users>]\n"
            })
    void failsIfTheAnswerIsAnError(String answer) {
        var sent = send("esl:api?command=reloadxml", null, Map.of());
        commands.hears("api reloadxml").answers(answer);
        assertThat(done(sent).getException())
                .isInstanceOf(EslException.class)
                .hasMessageContaining(answer.strip())
                .satisfies(e -> assertThat(((EslException) e).kind()).isEqualTo(EslException.Kind.REFUSED));
    }

    @Test
    void leavesAnErrorInTheBodyIfItIsToldTo() {
        var sent = send("esl:api?command=uuid_kill&failOnError=false", "a1", Map.of());
        commands.hears("api uuid_kill a1").answers("-ERR No such channel!\n");
        assertThat(done(sent).getException()).isNull();
        assertThat(done(sent).getMessage().getBody()).isEqualTo("-ERR No such channel!");
        assertThat(done(sent).getMessage().getHeader(EslConstants.OK)).isEqualTo(false);
    }

    @Test
    void timesOutAndSaysThatTheOutcomeIsUnknown() {
        var sent = send("esl:api?command=msleep&timeout=50ms", "4000", Map.of());
        commands.hears("api msleep 4000");
        assertThat(done(sent).getException())
                .isInstanceOf(ExchangeTimedOutException.class)
                .hasMessageContaining("the outcome is unknown")
                .hasCauseInstanceOf(EslException.class);
    }

    @Test
    void saysThatTheOutcomeIsUnknownWhenTheConnectionIsLost() {
        var sent = send("esl:api?command=originate", "user/1020 &park()", Map.of());
        commands.hears("api originate user/1020 &park()").hangsUp();
        assertThat(done(sent).getException())
                .isInstanceOfSatisfying(
                        EslException.class,
                        e -> assertThat(e.isOutcomeUnknown()).isTrue());
    }

    @Test
    void saysThatNothingWasSentWithoutAConnection() {
        fs.dies();
        await().atMost(Duration.ofSeconds(10))
                .until(() -> !routes.nodes().only().status().isConnected());
        var failed = done(send("esl:api?command=status", null, Map.of()));
        assertThat(failed.getException())
                .hasMessageContaining("is not connected")
                .hasMessageContaining("nothing was sent");
    }

    @Test
    void completesAJobWithItsResult() {
        var sent = send("esl:bgapi?command=originate", "user/1020 &park()", Map.of());
        String command = commands.hearsAnything();
        String id = command.substring(command.lastIndexOf(' ') + 1);
        commands.replies("+OK Job-UUID: " + id).says(FakeSwitch.backgroundJob(id, "+OK a1\n"));
        assertThat(done(sent).getMessage().getBody()).isEqualTo("+OK a1");
    }

    @Test
    void holdsNoThreadWhileAJobRuns() throws Exception {
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:call").to("esl:bgapi?command=originate").to("mock:called");
            }
        });
        // Before the first comes: what came earlier is not waited for, and the wait for it is ten seconds.
        routes.mock("called").expectedMessageCount(50);
        var callbacks = new CopyOnWriteArrayList<Boolean>();
        var processor = routes.context.getEndpoint("direct:call").createAsyncProducer();
        processor.start();
        for (int i = 0; i < 50; i++) {
            var exchange = routes.context.getEndpoint("direct:call").createExchange();
            exchange.getMessage().setBody("user/" + i + " &park()");
            assertThat(processor.process(exchange, callbacks::add)).isFalse();
        }
        for (int i = 0; i < 50; i++) {
            String command = commands.hearsAnything();
            String id = command.substring(command.lastIndexOf(' ') + 1);
            commands.replies("+OK Job-UUID: " + id).says(FakeSwitch.backgroundJob(id, "+OK " + i));
        }
        routes.mock("called").assertIsSatisfied();
        assertThat(callbacks).hasSize(50).containsOnly(false);
    }

    @Test
    void callsBackAtOnceWhenItCantSend() throws Exception {
        var endpoint = routes.context.getEndpoint("esl:api?command=status&node=nowhere");
        var producer = endpoint.createAsyncProducer();
        producer.start();
        var callbacks = new ArrayList<Boolean>();
        var exchange = endpoint.createExchange();
        assertThat(producer.process(exchange, callbacks::add)).isTrue();
        assertThat(callbacks).containsExactly(true);
        assertThat(exchange.getException()).hasMessageContaining("nowhere");
    }

    @Test
    void goesOnOutsideTheEventLoop() throws Exception {
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:status")
                        .to("esl:api?command=status")
                        .process(e ->
                                e.getMessage().setBody(Thread.currentThread().getName()));
            }
        });
        var sent = send("direct:status", null, Map.of());
        commands.hears("api status").answers("UP");
        assertThat(done(sent).getMessage().getBody(String.class)).doesNotStartWith("esl-");
    }

    @Test
    void executesAnApplication() {
        var sent = send(
                "esl:execute?app=playback&eventLock=true&loops=2",
                "/tmp/hello.wav",
                Map.of(EslConstants.UUID, "a1", EslConstants.EVENT_UUID, "e1"));
        commands.hears(
                        "sendmsg a1",
                        "call-command: execute",
                        "execute-app-name: playback",
                        "execute-app-arg: /tmp/hello.wav",
                        "Event-UUID: e1",
                        "loops: 2",
                        "event-lock: true")
                .replies("+OK");
        assertThat(done(sent).getException()).isNull();
    }

    @Test
    void sendsAMessageToAChannel() {
        var sent = send(
                "esl:sendmsg?command=unicast",
                Map.of("remote-port", 8026, "local-ip", "127.0.0.1"),
                Map.of(EslConstants.UUID, "a1"));
        commands.hears("sendmsg a1", "call-command: unicast", "local-ip: 127.0.0.1", "remote-port: 8026")
                .replies("+OK");
        assertThat(done(sent).getException()).isNull();
    }

    @Test
    void refusesAMessageThatWouldBeTwo() {
        Map<String, Object> channel = Map.of(EslConstants.UUID, "a1");
        for (Object nasty : List.of(Map.of("x", "a\n\nb"), Map.of("x: y\nz", "a"), "text")) {
            var failed =
                    done(send("esl:sendmsg?command=unicast", nasty, channel)).getException();
            assertThat(failed).isInstanceOf(EslException.class);
            assertThat(((EslException) failed).kind()).isEqualTo(EslException.Kind.INVALID);
        }
        assertThat(done(send("esl:sendmsg", null, channel)).getException()).hasMessageContaining("CamelEslCommand");
        assertThat(done(send("esl:sendmsg?command=unicast", null, Map.of())).getException())
                .hasMessageContaining("CamelEslUuid");
    }

    @Test
    void tellsTheIdOfAnExecution() {
        var sent = send("esl:execute", "", Map.of(EslConstants.UUID, "a1", EslConstants.APP, "answer"));
        String command = commands.hearsAnything();
        commands.replies("+OK");
        assertThat(command).contains("Event-UUID: " + done(sent).getMessage().getHeader(EslConstants.EVENT_UUID));
    }

    @Test
    void failsToExecuteOnAChannelThatIsNotThere() {
        var sent = send("esl:execute?app=answer", null, Map.of(EslConstants.UUID, "a1"));
        commands.hearsAnything();
        commands.replies("-ERR invalid session id [a1]");
        assertThat(done(sent).getException()).hasMessageContaining("invalid session id");
    }

    @Test
    void needsAChannelAndAnApplicationToExecute() {
        assertThat(done(send("esl:execute?app=answer", null, Map.of())).getException())
                .hasMessageContaining("CamelEslUuid");
        assertThat(done(send("esl:execute", null, Map.of(EslConstants.UUID, "a1")))
                        .getException())
                .hasMessageContaining("CamelEslApp");
    }

    @Test
    void sendsToTheNodeThatTheHeaderNames() {
        try (FakeSwitch second = FakeSwitch.listening();
                Routes two = Routes.with(fs, second)) {
            Conversation other = second.welcomesNode().takesSubscription().commands();
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> two.nodes().node("pbx2").status().isConnected());
            var template = two.context.createProducerTemplate();
            assertThat(template.send("esl:api?command=status", e -> {}).getException())
                    .hasMessageContaining("There are several FreeSWITCH nodes");
            var sent = template.asyncSend(
                    "esl:api?command=status&node=pbx1", e -> e.getMessage().setHeader(EslConstants.NODE, "pbx2"));
            other.hears("api status").answers("UP");
            assertThat(done(sent).getMessage().getBody()).isEqualTo("UP");
        }
    }
}
