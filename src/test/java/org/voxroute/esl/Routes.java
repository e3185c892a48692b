/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.time.Duration;
import java.util.Arrays;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.EslNodeConfig;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.esl.client.EslTiming;
import org.voxroute.kit.FakeSwitch;

/** A Camel context with nodes, as the hub has them: the nodes are a bean, and outlive the routes. */
final class Routes implements AutoCloseable {

    final DefaultCamelContext context = new DefaultCamelContext();
    private final @Nullable EslNodes nodes;

    private Routes(@Nullable EslNodes nodes) {
        this.nodes = nodes;
        context.disableJMX();
        context.getShutdownStrategy().setTimeout(5);
        if (nodes != null) {
            context.getRegistry().bind("eslNodes", nodes);
        }
        context.start();
    }

    /** Nodes called pbx1, pbx2 and so on. */
    static Routes with(FakeSwitch... switches) {
        var configs = Arrays.stream(switches)
                .map(fs -> EslNodeConfig.of(
                                "pbx" + (Arrays.asList(switches).indexOf(fs) + 1),
                                "127.0.0.1",
                                fs.port(),
                                FakeSwitch.PASSWORD)
                        .withTiming(EslTiming.DEFAULT
                                .withBackoff(Duration.ofMillis(10), Duration.ofMillis(40))
                                .withSettle(Duration.ofMillis(10))))
                .toList();
        return new Routes(EslNodes.open(configs));
    }

    static Routes withoutNodes() {
        return new Routes(null);
    }

    Routes route(RouteBuilder routes) throws Exception {
        context.addRoutes(routes);
        return this;
    }

    /** As an integrator writes it. */
    Routes yaml(String text) throws Exception {
        PluginHelper.getRoutesLoader(context).loadRoutes(ResourceHelper.fromString("test.camel.yaml", text));
        return this;
    }

    EslNodes nodes() {
        if (nodes == null) {
            throw new IllegalStateException("There are no nodes");
        }
        return nodes;
    }

    MockEndpoint mock(String name) {
        return context.getEndpoint("mock:" + name, MockEndpoint.class);
    }

    @Override
    public void close() {
        context.stop();
        if (nodes != null) {
            nodes.close();
        }
    }
}
