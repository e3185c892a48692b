/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;

/**
 * Where FreeSWITCH's {@code socket} application finds us, and what is asked of it.
 *
 * @param bindAddress of this machine; anybody who reaches it can pretend to be a switch, so it is loopback unless the network is private
 * @param port 0 for any that is free
 * @param linger ask for the last events of a channel that ended
 * @param format how the switch writes events
 * @param patience for the answer to a command of our own, the first included
 * @param maxCalls connections at once; more are closed
 * @param limits of each connection
 */
public record EslServerConfig(
        String bindAddress,
        int port,
        boolean linger,
        EslNodeConfig.Format format,
        Duration patience,
        int maxCalls,
        EslLimits limits) {

    public static final EslServerConfig DEFAULT = new EslServerConfig(
            "127.0.0.1", 8084, true, EslNodeConfig.Format.JSON, Duration.ofSeconds(10), 1_000, EslLimits.DEFAULT);

    public EslServerConfig {
        if (port < 0 || port > 65_535 || maxCalls < 1) {
            throw new IllegalArgumentException("A server has a port from 0 to 65535, and room for one call at least");
        }
    }

    public EslServerConfig at(String address, int wantedPort) {
        return new EslServerConfig(address, wantedPort, linger, format, patience, maxCalls, limits);
    }

    public EslServerConfig withLinger(boolean wanted) {
        return new EslServerConfig(bindAddress, port, wanted, format, patience, maxCalls, limits);
    }

    public EslServerConfig withMaxCalls(int calls) {
        return new EslServerConfig(bindAddress, port, linger, format, patience, calls, limits);
    }

    public EslServerConfig withPatience(Duration wanted) {
        return new EslServerConfig(bindAddress, port, linger, format, wanted, maxCalls, limits);
    }
}
