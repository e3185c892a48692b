/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import io.netty.channel.epoll.Epoll;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * How this machine serves many sockets best: {@code sockets.native}, whether by Netty's epoll (on Linux, for the processors that its library was built for), and {@code sockets.threads}, one for each processor, as
 * none of them ever waits.
 */
public final class SocketsOfThisMachine implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        environment
                .getPropertySources()
                .addLast(new MapPropertySource(
                        "sockets-of-this-machine",
                        Map.of(
                                "sockets.native",
                                Epoll.isAvailable(),
                                "sockets.threads",
                                Runtime.getRuntime().availableProcessors())));
    }
}
