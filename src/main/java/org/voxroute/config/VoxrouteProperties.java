/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything that can be set under {@code voxroute.*}; {@code application.yaml} gives the defaults and names the
 * environment variables.
 *
 * @param dataDir what the hub itself keeps: embedded database, embedded broker, generated keys
 * @param routesDir the folder of {@code *.camel.yaml} files, watched while the hub runs
 * @param kameletsDir the folder of {@code *.kamelet.yaml} files, watched likewise
 */
@ConfigurationProperties("voxroute")
record VoxrouteProperties(
        @DefaultValue("var") Path dataDir,
        @DefaultValue("routes") Path routesDir,
        @DefaultValue("kamelets") Path kameletsDir,
        @DefaultValue Database database,
        @DefaultValue Freeswitch freeswitch,
        @DefaultValue Simulator simulator,
        @DefaultValue Kafka kafka,
        @DefaultValue Security security) {

    /**
     * @param mode on, or off for a throw-away start that only this machine reaches
     * @param adminPassword of the first administrator; empty: one is made and printed once
     * @param jwtSecret for HS256, 32 bytes at least; empty: a key is made and kept
     * @param jwksUrl keys of an identity provider; empty: none
     * @param corsOrigins sites whose pages may call the API
     */
    record Security(
            @DefaultValue("on") String mode,
            @DefaultValue("") String adminPassword,
            @DefaultValue("") String jwtSecret,
            @DefaultValue("") String jwksUrl,
            @DefaultValue List<String> corsOrigins) {

        Security {
            if (!mode.equalsIgnoreCase("on") && !mode.equalsIgnoreCase("off")) {
                throw new IllegalArgumentException("VOXROUTE_SECURITY is on or off, not " + mode);
            }
        }

        boolean isOff() {
            return mode.equalsIgnoreCase("off");
        }
    }

    /**
     * @param url postgres:// or jdbc:postgresql:; empty: embedded
     * @param poolSize connections at most
     */
    record Database(
            @DefaultValue("") String url,
            @DefaultValue("10") int poolSize) {
        boolean isEmbedded() {
            return url.isBlank();
        }
    }

    /**
     * Host, port and password describe the node {@code default}, as {@code FS_HOST}, {@code FS_ESL_PORT} and
     * {@code FS_ESL_PASSWORD} give it; {@code nodes} adds others by name.
     */
    record Freeswitch(
            @DefaultValue("") String host,
            @DefaultValue("8021") int port,
            @DefaultValue("") String password,
            @DefaultValue("") String confDir,
            @DefaultValue Map<String, Node> nodes) {

        /** No switch was named: the simulated one runs. */
        boolean isSimulated() {
            return host.isBlank() && nodes.isEmpty();
        }
    }

    /** One FreeSWITCH; every value but the host has a default. */
    record Node(
            String host,
            @DefaultValue("8021") int port,
            @DefaultValue("") String password,
            @Nullable String user,
            @DefaultValue("false") boolean tls,
            @DefaultValue("json") String format,
            @DefaultValue("5s") Duration connectTimeout,
            @DefaultValue("20s") Duration silence,
            @DefaultValue("200ms") Duration backoffInitial,
            @DefaultValue("30s") Duration backoffMax) {}

    /**
     * The simulated switch, which runs when no node is configured; on loopback.
     *
     * @param port of its event socket; 0: any free one
     */
    record Simulator(@DefaultValue("0") int port) {}

    /**
     * @param brokers empty: none; {@code embedded}: inside the hub; else {@code host:port,…}
     * @param embeddedPort of the broker inside the hub; 0: any free one
     * @param partitions of a topic that the hub creates
     * @param retention how long events are kept that nobody will send
     */
    record Kafka(
            @DefaultValue("") String brokers,
            @DefaultValue("19092") int embeddedPort,
            @DefaultValue("6") int partitions,
            @DefaultValue("7d") Duration retention) {

        boolean isEmbedded() {
            return brokers.strip().equalsIgnoreCase("embedded");
        }

        boolean isConfigured() {
            return !brokers.isBlank();
        }
    }
}
