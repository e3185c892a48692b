/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.api.ApiCommands;
import org.voxroute.simulator.api.SwitchInfo;
import org.voxroute.simulator.engine.Expansion;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.Sites;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.engine.SwitchThread;
import org.voxroute.simulator.esl.EslServer;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.xml.SwitchXml;
import org.voxroute.simulator.xml.SwitchXmlException;

/** One life of the switch, from its start to its end; a restart begins another. Used on the switch's thread. */
final class Life {

    private static final Duration AUTH_TIMEOUT = Duration.ofSeconds(25);
    private static final String IP = "127.0.0.1";
    private static final int MAX_CONNECTIONS = 1000;
    /** As many events as a FreeSWITCH queues for a slow client, and a bound that it hasn't. */
    private static final int MAX_EVENTS = 100_000;

    private static final long MAX_BYTES = 64L * 1024 * 1024;

    private final SwitchCore core;
    private final SwitchXml xml;
    private final EslServer server;
    private final Heartbeat heartbeat;
    private @Nullable Load load;

    private Life(SwitchCore core, SwitchXml xml, EslServer server, Heartbeat heartbeat) {
        this.core = core;
        this.xml = xml;
        this.server = server;
        this.heartbeat = heartbeat;
    }

    /** Everything but listening. */
    static Life begin(SimulatorConfig config, SwitchThread thread, Random random) {
        EventBus bus = new EventBus(config.clock());
        SwitchXml xml = new SwitchXml(config.configuration(), presets(config), Map.of());
        try {
            xml.reload();
        } catch (SwitchXmlException broken) {
            throw new IllegalStateException(
                    "the simulated switch can't read " + config.configuration() + ": " + broken.getMessage(), broken);
        }
        AtomicReference<ApiCommands> commands = new AtomicReference<>();
        Expansion.Functions functions =
                (name, arguments) -> Optional.ofNullable(commands.get()).flatMap(all -> all.call(name, arguments));
        SwitchCore core = new SwitchCore(
                new SwitchCore.Parts(bus, thread, xml, IP, config.recordings(), config.maxLegs(), random, functions));
        bus.identify(core.newUuid(), config.hostname(), IP);
        SwitchInfo info = new SwitchInfo(config.hostname(), core.legs(), bus.now());
        ApiCommands api = new ApiCommands(core, info);
        commands.set(api);
        core.gateways().rescan();
        EslServer server = new EslServer(
                core,
                api,
                new EslServer.Settings(config.password(), AUTH_TIMEOUT, MAX_CONNECTIONS, MAX_EVENTS, MAX_BYTES));
        Heartbeat heartbeat = new Heartbeat(core, info, config.heartbeat());
        heartbeat.start();
        return new Life(core, xml, server, heartbeat);
    }

    private static Map<String, String> presets(SimulatorConfig config) {
        Map<String, String> all = new HashMap<>();
        all.put("hostname", config.hostname());
        all.put("local_ip_v4", IP);
        all.put("local_ip_v6", "::1");
        all.put("domain", config.domain());
        all.put("conf_dir", config.configuration().toString());
        all.put("recordings_dir", config.recordings().toAbsolutePath().toString());
        // What the configuration makes of it (passwords) can't be known from outside.
        all.put("core_uuid", UUID.randomUUID().toString());
        return all;
    }

    SwitchCore core() {
        return core;
    }

    EslServer server() {
        return server;
    }

    void register(List<String> extensions, int seconds) {
        for (String extension : extensions) {
            xml.directory()
                    .user(extension, xml.domain())
                    .ifPresent(user -> core.registrations().register(user, core.newUuid(), seconds));
        }
    }

    /** What outlives a restart: registrations, which the switch keeps in a database, and how the world outside behaves. */
    void inherit(Life old) {
        core.registrations().inherit(old.core.registrations());
        core.destinations().inherit(old.core.destinations());
    }

    /** The switch goes down. */
    void end(boolean kill) {
        heartbeat.stop();
        stopLoad();
        if (kill) {
            core.silence();
            server.cut();
            core.legs().all().forEach(Leg::abandon);
            return;
        }
        EventBuilder shutdown = core.bus().begin("SHUTDOWN", Sites.SHUTDOWN);
        if (shutdown != null) {
            core.bus().fire(shutdown.add("Event-Info", "System Shutting Down"));
        }
        core.legs().all().forEach(leg -> core.control().end(leg, HangupCause.SYSTEM_SHUTDOWN));
        core.silence();
        server.sayGoodbye();
    }

    boolean load(Load.Plan plan) {
        Load current = load;
        if (current != null && current.progress().running()) {
            return false;
        }
        Load fresh = new Load(core, plan);
        load = fresh;
        fresh.start();
        return true;
    }

    Optional<LoadProgress> loadProgress() {
        return Optional.ofNullable(load).map(Load::progress);
    }

    void stopLoad() {
        Load current = load;
        if (current != null) {
            current.stop();
        }
    }
}
