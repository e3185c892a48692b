/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CalleeScript;
import org.voxroute.simulator.engine.Digits;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.engine.SwitchThread;
import org.voxroute.simulator.media.FarVoice;
import org.voxroute.simulator.model.Gateway;
import org.voxroute.simulator.model.Registration;
import org.voxroute.simulator.xml.Directory.User;

/**
 * A FreeSWITCH that isn't there: an event socket that behaves as the recordings of a real one show, and simulated phones, callers and gateways behind it. What callers do is said here or over HTTP;
 * everything else is said to it as to any switch, over the event socket and in its configuration folder.
 *
 * <p>Thread-safe: whatever is asked of it is done on its own thread, and the caller waits for it. While it restarts, questions fail with {@link IllegalStateException}.
 */
public final class SimulatedSwitch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SimulatedSwitch.class);
    private static final int REGISTRATION_SECONDS = 3600;
    private static final int BIND_ATTEMPTS = 50;
    private static final Duration BIND_PAUSE = Duration.ofMillis(100);

    private final SimulatorConfig config;
    private final SwitchThread thread = new SwitchThread("simulator");
    private final Random random;
    private volatile @Nullable Life life;
    private volatile int port;
    private volatile boolean closed;

    public SimulatedSwitch(SimulatorConfig config) {
        this.config = config;
        this.random = new Random(config.seed());
    }

    /** Reads the configuration, listens, registers the phones. Fails if the configuration can't be read: the message says where. */
    public synchronized void start() {
        if (life != null || closed) {
            throw new IllegalStateException("the simulated switch has been started already");
        }
        Life first = call(() -> {
            Life begun = Life.begin(config, thread, random);
            begun.register(config.registered(), REGISTRATION_SECONDS);
            return begun;
        });
        port = first.server().listen(config.bindAddress(), config.port());
        life = first;
        LOG.info(
                "Simulated switch: event socket on {}:{}, configuration in {}",
                config.bindAddress().getHostAddress(),
                port,
                config.configuration());
    }

    /** The port of the event socket; it stays the same after a restart. */
    public int port() {
        return port;
    }

    /** A caller from outside dials a number of the switch; returns the leg's UUID, or nothing if the switch has no room for another leg. */
    public Optional<String> placeCall(CallScript script) {
        return ask(core -> core.inbound().place(script).map(Leg::uuid));
    }

    /** A leg as one sees it from outside. */
    public record LegView(String uuid, String callId, String direction, String from, String to, String state) {}

    /** The legs that are up. */
    public List<LegView> legs() {
        return ask(core -> core.legs().all().stream().map(Views::of).toList());
    }

    /** Someone on the leg presses these keys; false if there is no such leg. */
    public boolean press(String uuid, String digits, Digits.Source source) {
        return ask(core -> {
            Leg leg = core.legs().get(uuid);
            if (leg == null || !leg.channel().isUp()) {
                return false;
            }
            core.digits().hear(leg, digits, source);
            return true;
        });
    }

    /** What the person at the far end of the leg says and hears; empty if there is no such leg. Sounds only while the leg is parked and its audio was asked for. */
    public Optional<FarVoice> voice(String uuid) {
        return ask(core -> Optional.ofNullable(core.legs().get(uuid)).map(Leg::voice));
    }

    /** Whoever is at the far end of the leg hangs up; false if there is no such leg. */
    public boolean hangUp(String uuid) {
        return ask(core -> {
            Leg leg = core.legs().get(uuid);
            if (leg == null || !leg.channel().isUp()) {
                return false;
            }
            core.control().farEndHangsUp(leg);
            return true;
        });
    }

    /** What became of a phone's wish to register. */
    public enum Registering {
        REGISTERED,
        NO_SUCH_EXTENSION,
        FULL
    }

    /** The extension's phone registers. */
    public Registering register(String extension) {
        return ask(core -> {
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
        return ask(core -> {
            String domain = core.xml().domain();
            User user = core.xml().directory().user(extension, domain).orElse(null);
            return core.registrations().unregister(extension, domain, user);
        });
    }

    public List<Registration> registrations() {
        return ask(core -> core.registrations().all());
    }

    /** From now on the extension or outside number takes calls like this; false if there are too many scripts already. */
    public boolean script(String number, CalleeScript script) {
        return ask(core -> core.destinations().set(number, script));
    }

    /** The number takes calls like any other again; false if it had no script. */
    public boolean unscript(String number) {
        return ask(core -> core.destinations().remove(number));
    }

    public Map<String, CalleeScript> scripts() {
        return ask(core -> core.destinations().all());
    }

    /** The gateway begins or ceases to answer; false if there is none of this name. */
    public boolean gateway(String name, boolean up) {
        return ask(core -> {
            Optional<Gateway> gateway = core.gateways().of(name);
            gateway.ifPresent(found -> core.gateways().set(found, up));
            return gateway.isPresent();
        });
    }

    /** How many events were lost since the start of the switch because its clients read them too slowly. */
    public long lostEvents() {
        return running().server().lostEvents();
    }

    /** Places answered calls at a steady rate; false if it does so already. */
    public boolean load(int callsPerSecond, Duration length, Duration talk, String to) {
        Life current = running();
        return call(() -> current.load(new Load.Plan(callsPerSecond, length, talk, to)));
    }

    /** How far the load is; empty if there was none since the start. */
    public Optional<LoadProgress> loadProgress() {
        Life current = running();
        return call(() -> current.loadProgress());
    }

    /** Ends the load; calls that are up go on. */
    public void stopLoad() {
        Life current = running();
        call(() -> {
            current.stopLoad();
            return true;
        });
    }

    /**
     * The switch goes down and comes back: its channels are gone, its Core-UUID is another, phones are registered as before.
     *
     * @param kill it dies without a word; otherwise it hangs up its channels and tells its clients
     * @param down until it comes back; the method doesn't wait for that
     */
    public synchronized void restart(boolean kill, Duration down) {
        Life old = running();
        life = null;
        call(() -> {
            old.end(kill);
            return true;
        });
        old.server().close();
        if (down.isZero()) {
            comeBack(old, 1);
        } else {
            thread.after(down, () -> comeBack(old, 1));
        }
    }

    private void comeBack(Life old, int attempt) {
        if (closed) {
            return;
        }
        Life next = Life.begin(config, thread, random);
        next.inherit(old);
        try {
            next.server().listen(config.bindAddress(), port);
        } catch (RuntimeException busy) {
            next.server().close();
            if (attempt >= BIND_ATTEMPTS) {
                throw busy;
            }
            thread.after(BIND_PAUSE, () -> comeBack(old, attempt + 1));
            return;
        }
        life = next;
    }

    private Life running() {
        Life current = life;
        if (current == null) {
            throw new IllegalStateException("the simulated switch isn't running");
        }
        return current;
    }

    private <T> T ask(Function<SwitchCore, T> question) {
        return call(() -> question.apply(running().core()));
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
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        Life current = life;
        life = null;
        if (current != null) {
            call(() -> {
                current.end(false);
                return true;
            });
            current.server().close();
        }
        thread.close();
    }
}
