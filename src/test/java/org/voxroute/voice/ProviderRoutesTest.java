/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectConsumerNotAvailableException;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProviderRoutesTest {

    private static final List<String> ASKED = List.of("echo", "local", "own", "late", "Echo", "ech", "");

    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final ProviderRoutes routes = new ProviderRoutes(camel);

    @BeforeEach
    void start() throws Exception {
        camel.disableJMX();
        // As the hub has it: who isn't there isn't waited for.
        camel.getComponent("direct", DirectComponent.class).setBlock(false);
        add("direct:provider-local");
        add("direct:provider-echo");
        add("direct:provider-own?synchronous=true");
        add("direct:no-provider-at-all");
        add("seda:provider-late");
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    @Test
    void thereAreThoseWhoseCallsHaveARoute() {
        assertThat(routes.providers()).containsExactly("echo", "local", "own");
    }

    @Test
    void theyComeAndGoWithTheirRoutes() throws Exception {
        add("direct:provider-late");
        assertThat(routes.providers()).containsExactly("echo", "late", "local", "own");
        assertThatCallsAcceptTheSame();
        camel.getRouteController().stopRoute("direct:provider-late");
        camel.getRouteController().suspendRoute("direct:provider-local");
        assertThat(routes.providers()).containsExactly("echo", "own");
        assertThatCallsAcceptTheSame();
        camel.removeRoute("direct:provider-late");
        camel.getRouteController().resumeRoute("direct:provider-local");
        assertThat(routes.providers()).containsExactly("echo", "local", "own");
        assertThatCallsAcceptTheSame();
    }

    private void assertThatCallsAcceptTheSame() throws Exception {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            assertThat(ASKED.stream()
                            .filter(provider -> !(template.send(ProviderRoutes.uri(provider), exchange -> {})
                                            .getException()
                                    instanceof DirectConsumerNotAvailableException))
                            .collect(Collectors.toSet()))
                    .isEqualTo(routes.providers());
        }
    }

    private void add(String from) throws Exception {
        camel.addRoutes((RoutesBuilder) new RouteBuilder() {
            @Override
            public void configure() {
                from(from).routeId(from).setBody().constant("opened");
            }
        });
    }
}
