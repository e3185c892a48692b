/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.voxroute.provider.local.LocalProvider;
import org.voxroute.voice.cascade.Workers;

/** The voice agent that needs nothing but this machine. Loads nothing: the first call does. */
@Configuration(proxyBeanMethods = false)
class LocalVoiceConfiguration {

    @Bean(destroyMethod = "close")
    Workers cascadeWorkers() {
        return Workers.forThisMachine();
    }

    @Bean(destroyMethod = "close")
    LocalProvider localProvider(
            LocalVoiceProperties properties, TurnsProperties turns, DataDirectory data, Workers workers) {
        return new LocalProvider(properties.settings(data.path(), turns.settings()), workers);
    }

    @Bean
    ApplicationListener<ApplicationReadyEvent> localVoiceFiles(LocalVoiceProperties properties, LocalProvider local) {
        return ready -> {
            if (properties.prepare()) {
                local.prepare();
            }
        };
    }

    @Bean
    MeterBinder cascadeMeters(Workers workers) {
        return registry -> FunctionCounter.builder("voxroute.voice.overruns", workers, Workers::overruns)
                .description("Frames that a voice agent of this hub did not hear because it was behind")
                .register(registry);
    }
}
