/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.time.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.component.micrometer.eventnotifier.MicrometerRouteEventNotifier;
import org.apache.camel.model.ModelCamelContext;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.PropertiesSource;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.apache.camel.spring.spi.ApplicationContextBeanRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.voxroute.reload.RouteReload;

/** The folders of routes and kamelets, loaded once Camel runs and watched from then on. */
@Configuration(proxyBeanMethods = false)
class RoutesConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    RouteReload routeReload(
            CamelContext context,
            ApplicationContext beans,
            Environment environment,
            VoxrouteProperties properties,
            Clock clock) {
        return new RouteReload(
                (ModelCamelContext) context,
                new ApplicationContextBeanRepository(beans),
                new EnvironmentProperties(environment),
                environment.getProperty("camel.component.kamelet.location", "classpath:kamelets"),
                properties.routesDir(),
                properties.kameletsDir(),
                clock);
    }

    @Bean
    CamelContextConfiguration loadRoutesAtStart(ObjectProvider<RouteReload> reload) {
        return new CamelContextConfiguration() {
            @Override
            public void beforeApplicationStart(CamelContext context) {
                context.setUseMDCLogging(false);
            }

            @Override
            public void afterApplicationStart(CamelContext context) {
                // Camel's own is there already, and this one comes after it.
                context.addLifecycleStrategy(new FrameLaneStatistics());
                forgetExchangeEvents(context);
                reload.getObject().start();
            }
        };
    }

    /** Nobody here counts exchanges by events, and one who seems to would have two made for each frame of each call. */
    private static void forgetExchangeEvents(CamelContext context) {
        for (EventNotifier notifier : context.getManagementStrategy().getEventNotifiers()) {
            if (notifier instanceof MicrometerRouteEventNotifier routes) {
                routes.setIgnoreExchangeEvents(true);
            }
        }
    }

    /** Lets the trial context read the hub's configuration. */
    private record EnvironmentProperties(Environment environment) implements PropertiesSource {
        @Override
        public String getName() {
            return "environment";
        }

        @Override
        public @Nullable String getProperty(String name) {
            return environment.getProperty(name);
        }
    }
}
