/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.esl.codec.EslEvent;

class EslEndpointTest {

    private final Routes routes = Routes.withoutNodes();

    @AfterEach
    void close() {
        routes.close();
    }

    @Test
    void readsItsOptions() {
        EslConfiguration options = endpoint("esl:events?events=CHANNEL_ANSWER,CUSTOM sofia::register"
                        + "&filter.Call-Direction=inbound&node=pbx1&lifecycle=true&resync=false&queueSize=5"
                        + "&concurrency=3&batching=true&maxBatch=7")
                .getConfiguration();
        assertThat(options.getOperation()).isEqualTo(EslOperation.EVENTS);
        assertThat(options.getFilter()).containsEntry("Call-Direction", "inbound");
        assertThat(options.subscription().subclasses()).containsExactly("sofia::register");
        assertThat(options.subscription().lifecycle()).isTrue();
        assertThat(options.subscription().resync()).isFalse();
        assertThat(options.getConcurrency()).isEqualTo(3);
        assertThat(options.getMaxBatch()).isEqualTo(7);
    }

    @ParameterizedTest
    @CsvSource({
        "Call-Direction, Call-Direction",
        "CallDirection, Call-Direction",
        "CallerCallerIDNumber, Caller-Caller-ID-Number",
        "UniqueID, Unique-ID",
        "DTMFDigit, DTMF-Digit",
        "variable_sip_from_user, variable_sip_from_user"
    })
    void findsTheDashesThatTheYamlDslTakesOutOfAFilter(String written, String header) {
        assertThat(endpoint("esl:events?filter." + written + "=x")
                        .getConfiguration()
                        .subscription()
                        .filters())
                .hasToString("[" + header + "=x]");
    }

    @Test
    void givesAJobMoreTimeThanACommand() {
        assertThat(endpoint("esl:api?command=status").getConfiguration().patience())
                .hasSeconds(5);
        assertThat(endpoint("esl:bgapi?command=status").getConfiguration().patience())
                .hasSeconds(60);
        assertThat(endpoint("esl:api?command=status&timeout=250ms")
                        .getConfiguration()
                        .patience())
                .hasMillis(250);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "esl:nothing",
                "esl:events?events=",
                "esl:events?events=CUSTOM",
                "esl:events?events=CHANNEL-ANSWER",
                "esl:events?filter.Call-Direction=/(/",
                "esl:events?queueSize=0",
                "esl:events?concurrency=0",
                "esl:events?noSuchOption=1",
                "esl:outbound?port=70000",
                "esl:api?timeout=-1"
            })
    void refusesABadUriAtOnce(String uri) {
        assertThatThrownBy(() -> endpoint(uri)).isInstanceOf(RuntimeException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esl:events", "esl:outbound"})
    void cantBeSentTo(String uri) {
        assertThatThrownBy(() -> endpoint(uri).createProducer()).hasMessageContaining("Nothing can be sent to " + uri);
    }

    @ParameterizedTest
    @ValueSource(strings = {"esl:api", "esl:bgapi", "esl:execute", "esl:sendmsg"})
    void cantBeConsumedFrom(String uri) {
        assertThatThrownBy(() -> endpoint(uri).createConsumer(exchange -> {}))
                .hasMessageContaining("Nothing comes from " + uri);
    }

    @Test
    void letsRoutesLoadWhereThereAreNoNodes() throws Exception {
        routes.route(new RouteBuilder() {
            @Override
            public void configure() {
                from("esl:events?events=DTMF").autoStartup(false).to("esl:api?command=status");
            }
        });
        assertThat(routes.context.getRoutes()).hasSize(1);
    }

    @Test
    void keepsTasksThatFindEveryThreadBusy() throws InterruptedException {
        var component = routes.context.getComponent("esl", EslComponent.class);
        var threads = component.threads("EslTest", 1);
        var begin = new CountDownLatch(1);
        var done = new CountDownLatch(100);
        for (int i = 0; i < 100; i++) {
            threads.execute(() -> {
                try {
                    begin.await();
                    done.countDown();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        }
        begin.countDown();
        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        routes.context.getExecutorServiceManager().shutdownNow(threads);
    }

    @Test
    void saysThatThereAreNoNodesWhenTheyAreNeeded() {
        Object body = routes.context
                .createProducerTemplate()
                .send("esl:api?command=status", exchange -> {})
                .getException();
        assertThat((Exception) body).hasMessageContaining("No FreeSWITCH nodes are configured");
    }

    @Test
    void convertsAnEventToAMapAndToJson() {
        EslEvent event = EslEvent.of(Map.of("Event-Name", "DTMF", "DTMF-Digit", "5"));
        var converter = routes.context.getTypeConverter();
        assertThat(converter.convertTo(Map.class, event)).isEqualTo(Map.of("Event-Name", "DTMF", "DTMF-Digit", "5"));
        assertThat(converter.convertTo(String.class, event)).contains("\"DTMF-Digit\":\"5\"");
    }

    @Test
    void describesEveryOptionAndHeaderInItsMetadata() throws IOException {
        JsonNode metadata;
        try (var json = getClass().getResourceAsStream("/META-INF/org/voxroute/esl/esl.json")) {
            metadata = new ObjectMapper().readTree(json);
        }
        for (Field option : EslConfiguration.class.getDeclaredFields()) {
            if (!Modifier.isStatic(option.getModifiers())) {
                assertThat(metadata.path("properties")
                                .path(option.getName())
                                .path("description")
                                .asText())
                        .as(option.getName())
                        .isNotBlank();
            }
        }
        Arrays.stream(EslConstants.class.getFields())
                .forEach(constant -> assertThat(metadata.path("headers")
                                .path(value(constant))
                                .path("description")
                                .asText())
                        .as(constant.getName())
                        .isNotBlank());
    }

    private EslEndpoint endpoint(String uri) {
        return routes.context.getEndpoint(uri, EslEndpoint.class);
    }

    private static String value(Field constant) {
        try {
            return String.valueOf(constant.get(null));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
