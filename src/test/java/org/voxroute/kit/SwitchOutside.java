/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.voxroute.esl.client.ApiCommand;
import org.voxroute.esl.client.EslNodeConfig;
import org.voxroute.esl.client.EslNodes;
import org.voxroute.simulator.SimulatedSwitch;
import org.voxroute.simulator.SimulatorConfig;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** A simulated switch that is no part of the hub: it goes on while the hub is away. */
public final class SwitchOutside implements AutoCloseable {

    public static final String PASSWORD = "test-event-socket";

    private final SimulatedSwitch simulated;
    private final EslNodes operator;

    private SwitchOutside(SimulatedSwitch simulated) {
        this.simulated = simulated;
        this.operator = EslNodes.open(List.of(EslNodeConfig.of("operator", "127.0.0.1", simulated.port(), PASSWORD)));
    }

    /** With the shipped configuration; extension 1000 is registered, and +15550100002 leads to it. */
    public static SwitchOutside start() {
        var simulated = new SimulatedSwitch(
                SimulatorConfig.of(Path.of("freeswitch/conf").toAbsolutePath(), PASSWORD)
                        .withHeartbeat(Duration.ofSeconds(1)));
        simulated.start();
        return new SwitchOutside(simulated);
    }

    public int port() {
        return simulated.port();
    }

    /** Someone calls, and hangs up after {@code talkMillis} of talk; returns the call's id. */
    public String call(int answerMillis, int talkMillis) {
        return simulated
                .placeCall(new CallScript(
                        "+15550100001",
                        "",
                        "+15550100002",
                        Outcome.ANSWERED,
                        Duration.ofMillis(answerMillis),
                        Duration.ofMillis(talkMillis),
                        Side.CALLER))
                .orElseThrow();
    }

    /** An operator ends the call. */
    public void hangup(String call) {
        operator.only()
                .api(ApiCommand.of("uuid_kill", call), Duration.ofSeconds(5))
                .join();
    }

    /** It is away for half a second; returns once it is back. */
    public void restart() {
        simulated.restart(false, Duration.ofMillis(500));
        await("back")
                .atMost(20, SECONDS)
                .ignoreExceptions()
                .until(() -> simulated.legs().isEmpty());
    }

    @Override
    public void close() {
        operator.close();
        simulated.close();
    }
}
