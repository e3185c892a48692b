/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.SimulatedSwitch.LegView;
import org.voxroute.simulator.SimulatorConfig;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** A simulated switch that is no part of the hub, with a DID that leads to the voice agent {@code echo}. */
public final class VoiceSwitch implements AutoCloseable {

    public static final String PASSWORD = "test-event-socket";
    public static final String DID = "+15550100888";

    /** As the template of inbound routes writes it. */
    private static final String ROUTE = """
            <include>
              <extension name="inbound_+15550100888">
                <condition field="destination_number" expression="^(\\+?15550100888)$">
                  <action application="set" data="domain_name=$${domain}"/>
                  <action application="set" data="voxroute_tenant=1"/>
                  <action application="set" data="voxroute_voice_agent=echo"/>
                  <action application="answer"/>
                  <action application="park"/>
                </condition>
              </extension>
            </include>
            """;

    private final SimulatedSwitch simulated;

    private VoiceSwitch(SimulatedSwitch simulated) {
        this.simulated = simulated;
    }

    /** With a copy of the shipped configuration in this folder; extension 1000 is registered. */
    public static VoiceSwitch start(Path folder) throws IOException {
        Path shipped = Path.of("freeswitch/conf");
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(shipped.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        Files.writeString(folder.resolve("dialplan/public/voice.xml"), ROUTE);
        var simulated = new SimulatedSwitch(
                SimulatorConfig.of(folder.toAbsolutePath(), PASSWORD).withHeartbeat(Duration.ofSeconds(1)));
        simulated.start();
        return new VoiceSwitch(simulated);
    }

    public SimulatedSwitch simulated() {
        return simulated;
    }

    public int port() {
        return simulated.port();
    }

    public List<LegView> legs() {
        return simulated.legs();
    }

    /** Someone calls this number, and stays for five minutes; returns the call's id. */
    public String call(String to) {
        return simulated
                .placeCall(new CallScript(
                        "+15550100001",
                        "",
                        to,
                        Outcome.ANSWERED,
                        Duration.ofMillis(50),
                        Duration.ofMinutes(5),
                        Side.CALLER))
                .orElseThrow();
    }

    /** Somebody else has these ports. */
    public static Squatter occupy(String range) throws IOException {
        String[] ends = range.split("-");
        List<DatagramSocket> sockets = new ArrayList<>();
        for (int port = Integer.parseInt(ends[0]); port <= Integer.parseInt(ends[1]); port++) {
            sockets.add(new DatagramSocket(port, InetAddress.getLoopbackAddress()));
        }
        return new Squatter(sockets);
    }

    /** Sits on ports until it is closed. */
    public record Squatter(List<DatagramSocket> sockets) implements AutoCloseable {
        public int ports() {
            return sockets.size();
        }

        @Override
        public void close() {
            sockets.forEach(DatagramSocket::close);
        }
    }

    @Override
    public void close() {
        simulated.close();
    }
}
