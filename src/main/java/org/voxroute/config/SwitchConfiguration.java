/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.netty.handler.ssl.SslContextBuilder;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.voxroute.esl.client.EslNodeConfig;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.esl.client.EslTiming;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.SimulatorConfig;

/** The FreeSWITCH nodes; without any, the simulated switch. */
@Configuration(proxyBeanMethods = false)
class SwitchConfiguration {

    static final String DEFAULT_NODE = "default";

    @Bean(destroyMethod = "close")
    EslNodes eslNodes(VoxrouteProperties properties, ObjectProvider<SimulatedSwitchPort> simulated) {
        var nodes = new ArrayList<EslNodeConfig>();
        VoxrouteProperties.Freeswitch switches = properties.freeswitch();
        simulated.ifAvailable(
                port -> nodes.add(EslNodeConfig.of(DEFAULT_NODE, "127.0.0.1", port.port(), port.password())));
        if (!switches.host().isBlank()) {
            nodes.add(EslNodeConfig.of(DEFAULT_NODE, switches.host(), switches.port(), password(switches.password())));
        }
        switches.nodes().forEach((name, node) -> nodes.add(config(name, node)));
        return EslNodes.open(nodes);
    }

    private static EslNodeConfig config(String name, VoxrouteProperties.Node node) {
        EslNodeConfig config = EslNodeConfig.of(name, node.host(), node.port(), password(node.password()))
                .withUser(node.user())
                .withFormat(EslNodeConfig.Format.valueOf(node.format().toUpperCase(Locale.ROOT)))
                .withTiming(EslTiming.DEFAULT
                        .withConnect(node.connectTimeout())
                        .withSilence(node.silence())
                        .withBackoff(node.backoffInitial(), node.backoffMax()));
        try {
            return node.tls() ? config.withTls(SslContextBuilder.forClient().build()) : config;
        } catch (SSLException e) {
            throw new IllegalStateException("TLS to the node " + name + " can't be set up: " + e.getMessage(), e);
        }
    }

    private static String password(String password) {
        if (password.isEmpty()) {
            throw new IllegalArgumentException("FreeSWITCH's event socket needs a password: set FS_ESL_PASSWORD");
        }
        return password;
    }

    /** Runs only where no switch is named. Its event socket has a password of this start, which nobody else knows. */
    @Bean(destroyMethod = "close")
    @Conditional(NoSwitch.class)
    SimulatedSwitch simulatedSwitch(VoxrouteProperties properties, DataDirectory data, SimulatorPassword password) {
        var config = SimulatorConfig.of(SwitchFolder.of(properties.freeswitch().confDir(), data), password.value())
                .withPort(properties.simulator().port());
        var simulated = new SimulatedSwitch(config);
        simulated.start();
        return simulated;
    }

    @Bean
    @Conditional(NoSwitch.class)
    SimulatorPassword simulatorPassword(VoxrouteProperties properties) {
        String configured = properties.freeswitch().password();
        return new SimulatorPassword(
                configured.isEmpty() ? Long.toString(new SecureRandom().nextLong(), 36) : configured);
    }

    @Bean
    @Conditional(NoSwitch.class)
    SimulatedSwitchPort simulatedSwitchPort(SimulatedSwitch simulated, SimulatorPassword password) {
        return new SimulatedSwitchPort(simulated.port(), password.value());
    }

    @Bean
    SwitchHealth switchHealth(EslNodes nodes) {
        return new SwitchHealth(nodes);
    }

    @Bean
    SwitchMeters switchMeters(EslNodes nodes) {
        return new SwitchMeters(nodes);
    }

    /** Password of the simulated event socket. */
    record SimulatorPassword(String value) {
        @Override
        public String toString() {
            return "SimulatorPassword";
        }
    }

    /** Where the simulated event socket is. */
    record SimulatedSwitchPort(int port, String password) {
        @Override
        public String toString() {
            return "SimulatedSwitchPort[" + port + "]";
        }
    }

    /** No FreeSWITCH was named, neither by {@code FS_HOST} nor as a node. */
    static final class NoSwitch implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var environment = context.getEnvironment();
            boolean noNodes = Binder.get(environment)
                    .bind("voxroute.freeswitch.nodes", Bindable.mapOf(String.class, VoxrouteProperties.Node.class))
                    .map(Map::isEmpty)
                    .orElse(true);
            return noNodes
                    && environment.getProperty("voxroute.freeswitch.host", "").isBlank();
        }
    }
}
