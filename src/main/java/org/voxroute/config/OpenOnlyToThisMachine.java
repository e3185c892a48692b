/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** A hub without security ({@code VOXROUTE_SECURITY=off}) listens on loopback only, or does not start. */
public final class OpenOnlyToThisMachine implements EnvironmentPostProcessor {

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty("voxroute.security.mode", "on").equalsIgnoreCase("off")) {
            return;
        }
        String address = environment.getProperty("server.address", "");
        if (address.isBlank()) {
            environment
                    .getPropertySources()
                    .addFirst(new MapPropertySource("security-off", Map.of("server.address", "127.0.0.1")));
        } else if (!isLoopback(address)) {
            throw new IllegalStateException("VOXROUTE_SECURITY=off goes with this machine only: " + "server.address is "
                    + address + ". Leave it out, or leave security on");
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
