/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kafka;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Exit;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real Kafka broker (KRaft, one node) inside the hub's process, for those who have none yet. Bound to loopback; its
 * log stays in its folder over restarts. Small: it is for a first look and for tests, not for production.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);
    private static final String HOST = "127.0.0.1";
    private static final int NODE = 1;
    /** The id of the cluster that lives in this folder; any 16 bytes in base64. */
    private static final String CLUSTER = "dm94cm91dGUta2Fma2EtMQ";

    private final KafkaRaftServer server;
    private final int port;

    private EmbeddedKafka(KafkaRaftServer server, int port) {
        this.server = server;
        this.port = port;
    }

    /**
     * Starts the broker; takes a second or two.
     *
     * @param folder its log; created and formatted if need be
     * @param port 0: any free one
     * @throws IllegalStateException if the port is in use or the broker does not start
     */
    public static EmbeddedKafka start(Path folder, int port) {
        int clients;
        int controller;
        // Both at the same time: one after another may get the same port.
        try (ServerSocket first = open(port);
                ServerSocket second = open(0)) {
            clients = first.getLocalPort();
            controller = second.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, Object> settings = settings(folder, clients, controller);
        try {
            Files.createDirectories(folder);
            format(folder);
            keepTheProcess();
            var server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
            server.startup();
            LOG.info("Kafka runs inside the hub: {}:{}", HOST, clients);
            return new EmbeddedKafka(server, clients);
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded Kafka can't use " + folder + ": " + e.getMessage(), e);
        } catch (Exception e) {
            throw new IllegalStateException("The embedded Kafka does not start: " + e.getMessage(), e);
        }
    }

    /** What clients connect to, as {@code host:port}. */
    public String brokers() {
        return HOST + ":" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static Map<String, Object> settings(Path folder, int clients, int controller) {
        var settings = new HashMap<String, Object>();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE));
        settings.put("controller.quorum.voters", NODE + "@" + HOST + ":" + controller);
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("listeners", "PLAINTEXT://" + HOST + ":" + clients + ",CONTROLLER://" + HOST + ":" + controller);
        settings.put("advertised.listeners", "PLAINTEXT://" + HOST + ":" + clients);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("log.dirs", folder.toString());
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("num.network.threads", "1");
        settings.put("num.io.threads", "2");
        settings.put("background.threads", "2");
        settings.put("log.segment.bytes", String.valueOf(64 << 20));
        settings.put("log.retention.bytes", String.valueOf(512L << 20));
        // Kafka's own default takes 128 MB at the start.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        settings.put("auto.create.topics.enable", "false");
        settings.put("controlled.shutdown.enable", "false");
        return settings;
    }

    private static void format(Path folder) throws Exception {
        new Formatter()
                .setClusterId(CLUSTER)
                .setNodeId(NODE)
                .setControllerListenerName("CONTROLLER")
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setMetadataLogDirectory(folder.toString())
                .addDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .setPrintStream(new java.io.PrintStream(java.io.OutputStream.nullOutputStream(), true, "UTF-8"))
                .run();
    }

    /** A broker ends its process when its log breaks; here the process is the hub, and calls live in it. */
    private static void keepTheProcess() {
        Exit.setExitProcedure((status, message) -> {
            throw new IllegalStateException("The embedded Kafka has failed: " + message);
        });
        Exit.setHaltProcedure((status, message) -> {
            throw new IllegalStateException("The embedded Kafka has failed: " + message);
        });
    }

    private static ServerSocket open(int port) {
        try {
            return new ServerSocket(port, 1, InetAddress.getByName(HOST));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "Port " + port + " for the embedded Kafka is in use: stop what uses it, or choose another"
                            + " (voxroute.kafka.embedded-port)",
                    e);
        }
    }
}
