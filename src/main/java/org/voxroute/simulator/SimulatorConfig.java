/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * How to run a simulated switch.
 *
 * @param bindAddress where its event socket listens; loopback unless one knows better
 * @param port 0 for a free one
 * @param password of the event socket
 * @param configuration the folder with {@code freeswitch.xml}
 * @param recordings the only folder into which recordings are written
 * @param hostname what its events call it
 * @param domain of the phones, unless the configuration sets one
 * @param registered extensions whose phones are registered from the start, as far as they exist
 * @param heartbeat between HEARTBEAT events
 * @param maxLegs legs at once; more are refused
 * @param seed the same seed gives the same UUIDs, in the same order
 */
public record SimulatorConfig(
        InetAddress bindAddress,
        int port,
        String password,
        Path configuration,
        Path recordings,
        String hostname,
        String domain,
        List<String> registered,
        Duration heartbeat,
        int maxLegs,
        long seed,
        Clock clock) {

    public SimulatorConfig {
        registered = List.copyOf(registered);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is none");
        }
        if (password.isEmpty()) {
            throw new IllegalArgumentException("the event socket needs a password");
        }
        if (heartbeat.isZero() || heartbeat.isNegative()) {
            throw new IllegalArgumentException("heartbeat " + heartbeat + " is none");
        }
    }

    /** The usual: on loopback, a free port, a heartbeat each 20 s, other UUIDs at each start. */
    public static SimulatorConfig of(Path configuration, String password) {
        return new SimulatorConfig(
                InetAddress.getLoopbackAddress(),
                0,
                password,
                configuration,
                Path.of(System.getProperty("java.io.tmpdir"), "voxroute-simulator"),
                "simulator",
                "127.0.0.1",
                List.of("1000"),
                Duration.ofSeconds(20),
                10_000,
                System.nanoTime(),
                Clock.systemUTC());
    }

    public SimulatorConfig withPort(int newPort) {
        return new SimulatorConfig(
                bindAddress,
                newPort,
                password,
                configuration,
                recordings,
                hostname,
                domain,
                registered,
                heartbeat,
                maxLegs,
                seed,
                clock);
    }

    public SimulatorConfig withRegistered(String... extensions) {
        return new SimulatorConfig(
                bindAddress,
                port,
                password,
                configuration,
                recordings,
                hostname,
                domain,
                List.of(extensions),
                heartbeat,
                maxLegs,
                seed,
                clock);
    }

    public SimulatorConfig withRecordings(Path folder) {
        return new SimulatorConfig(
                bindAddress,
                port,
                password,
                configuration,
                folder,
                hostname,
                domain,
                registered,
                heartbeat,
                maxLegs,
                seed,
                clock);
    }

    public SimulatorConfig withHeartbeat(Duration newHeartbeat) {
        return new SimulatorConfig(
                bindAddress,
                port,
                password,
                configuration,
                recordings,
                hostname,
                domain,
                registered,
                newHeartbeat,
                maxLegs,
                seed,
                clock);
    }

    public SimulatorConfig withHostname(String newHostname) {
        return new SimulatorConfig(
                bindAddress,
                port,
                password,
                configuration,
                recordings,
                newHostname,
                domain,
                registered,
                heartbeat,
                maxLegs,
                seed,
                clock);
    }

    public SimulatorConfig withMaxLegs(int newMaxLegs) {
        return new SimulatorConfig(
                bindAddress,
                port,
                password,
                configuration,
                recordings,
                hostname,
                domain,
                registered,
                heartbeat,
                newMaxLegs,
                seed,
                clock);
    }

    /** Never shows the password. */
    @Override
    public String toString() {
        return "SimulatorConfig[" + bindAddress + ':' + port + ", " + configuration + ", " + hostname + ']';
    }
}
