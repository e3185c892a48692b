/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.simulator.api.ApiCommands;
import org.voxroute.simulator.api.SwitchInfo;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.Digits;
import org.voxroute.simulator.engine.Expansion;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.engine.SwitchThread;
import org.voxroute.simulator.esl.EslServer;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.xml.Directory.User;
import org.voxroute.simulator.xml.SwitchXml;
import org.voxroute.simulator.xml.SwitchXmlException;

/**
 * A FreeSWITCH that isn't there: an event socket that behaves as the recordings of a real one show, and simulated phones, callers and gateways behind it. What callers do is said here or over HTTP;
 * everything else is said to it as to any switch, over the event socket and in its configuration folder. Thread-safe: whatever is asked of it is done on its own thread.
 */
public final class SimulatedSwitch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedSwitch.class);
    private static final Duration AUTH_TIMEOUT = Duration.ofSeconds(25);
    private static final String IP = "127.0.0.1";
    private static final int REGISTRATION_SECONDS = 3600;

    private final SimulatorConfig config;
    private final SwitchThread thread = new SwitchThread("simulator");
    private final Random random;
    private volatile @Nullable Life life;
    private volatile int port;

    /** One run of the switch, from start to restart. */
    private record Life(SwitchCore core, SwitchInfo info, EslServer server) {}

    public SimulatedSwitch(SimulatorConfig config) {
        this.config = config;
        this.random = new Random(config.seed());
    }

    /** Reads the configuration, listens, registers the phones. Fails if the configuration can't be read: the message says where. */
    public void start() {
        Life started = call(() -> begin(Map.of()));
        life = started;
        port = started.server().listen(config.bindAddress(), config.port());
        LOG.info(
                "Simulated switch: event socket on {}:{}, configuration {}",
                config.bindAddress().getHostAddress(),
                port,
                config.configuration());
    }

    private Life begin(Map<String, String> globals) {
        EventBus bus = new EventBus(config.clock());
        SwitchXml xml = new SwitchXml(config.configuration(), presets(globals), Map.of());
        try {
            xml.reload();
        } catch (SwitchXmlException broken) {
            throw new IllegalStateException(
                    "the simulated switch can't read " + config.configuration() + ": " + broken.getMessage(), broken);
        }
        AtomicReference<ApiCommands> commands = new AtomicReference<>();
        Expansion.Functions functions = (name, arguments) -> {
            ApiCommands all = commands.get();
            return all == null ? Optional.empty() : all.call(name, arguments);
        };
        SwitchCore core = new SwitchCore(
                new SwitchCore.Parts(bus, thread, xml, IP, config.recordings(), config.maxLegs(), random, functions));
        SwitchInfo info = new SwitchInfo(config.hostname(), core.legs(), bus.now());
        ApiCommands api = new ApiCommands(core, info);
        commands.set(api);
        bus.identify(core.newUuid(), config.hostname(), IP);
        core.gateways().rescan();
        for (String extension : config.registered()) {
            Optional<User> user = xml.directory().user(extension, xml.domain());
            user.ifPresent(found -> core.registrations().register(found, core.newUuid(), REGISTRATION_SECONDS));
        }
        EslServer server = new EslServer(
                core, api, new EslServer.Settings(config.password(), AUTH_TIMEOUT, 1000, 100_000, 64L * 1024 * 1024));
        new Heartbeat(core, info, config.heartbeat()).start();
        return new Life(core, info, server);
    }

    private Map<String, String> presets(Map<String, String> globals) {
        Map<String, String> all = new HashMap<>(globals);
        all.put("hostname", config.hostname());
        all.put("local_ip_v4", IP);
        all.put("local_ip_v6", "::1");
        all.put("domain", config.domain());
        all.put("conf_dir", config.configuration().toString());
        return all;
    }

    /** The port of the event socket. */
    public int port() {
        return port;
    }

    /** A caller from outside dials a number of the switch; empty if the switch has no room for another leg. */
    public Optional<String> placeCall(CallScript script) {
        return call(() -> core().inbound().place(script).map(Leg::uuid));
    }

    /** The extension's phone registers. */
    public Registering register(String extension) {
        return call(() -> {
            SwitchCore core = core();
            Optional<User> user =
                    core.xml().directory().user(extension, core.xml().domain());
            if (user.isEmpty()) {
                return Registering.NO_SUCH_EXTENSION;
            }
            if (core.registrations().isFull()) {
                return Registering.FULL;
            }
            core.registrations().register(user.get(), core.newUuid(), REGISTRATION_SECONDS);
            return Registering.REGISTERED;
        });
    }

    /** The extension's phone unregisters; returns false if it wasn't registered. */
    public boolean unregister(String extension) {
        return call(() -> {
            SwitchCore core = core();
            String domain = core.xml().domain();
            return core.registrations()
                    .unregister(
                            extension,
                            domain,
                            core.xml().directory().user(extension, domain).orElse(null));
        });
    }

    /** What became of a phone's wish to register. */
    public enum Registering {
        REGISTERED,
        NO_SUCH_EXTENSION,
        FULL
    }

    /** From now on the extension or outside number takes calls like this; false if there are too many scripts already. */
    public boolean script(String number, CalleeScript script) {
        return call(() -> core().destinations().set(number, script));
    }

    /** Someone on the leg presses these keys; false if there is no such leg. */
    public boolean press(String uuid, String digits, Digits.Source source) {
        return call(() -> {
            Leg leg = core().legs().get(uuid);
            if (leg == null || !leg.channel().isUp()) {
                return false;
            }
            core().digits().hear(leg, digits, source);
            return true;
        });
    }

    private SwitchCore core() {
        Life current = life;
        if (current == null) {
            throw new IllegalStateException("the simulated switch isn't running");
        }
        return current.core();
    }

    private <T> T call(Callable<T> task) {
        CompletableFuture<T> result = thread.call(task);
        try {
            return result.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failure;
        }
    }

    @Override
    public void close() {
        Life current = life;
        if (current != null) {
            call(() -> {
                current.server().sayGoodbye();
                return true;
            });
            current.server().close();
        }
        thread.close();
    }
}
