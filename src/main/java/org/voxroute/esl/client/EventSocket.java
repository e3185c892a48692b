/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslEvent;

/** The connection for events: subscribes for all listeners together and tells them what comes. On the node's event loop. */
final class EventSocket implements EslLink.User {

    private static final int MAX_NIXED = 500;

    private final String format;
    private final Duration patience;
    private final EventLoop loop;
    private final BackgroundJobs jobs;
    private final Problems problems;
    private final Listeners listeners;
    private final ResyncCycle resync;
    private final Lag lag;
    private final Set<String> nixed = new HashSet<>();

    private Subscribed wanted = Subscribed.NONE;
    private Subscribed applied = Subscribed.NONE;
    private @Nullable EslConnection connection;
    private boolean announced;
    private volatile long epoch;

    EventSocket(
            EslNodeConfig config,
            EventLoop loop,
            BackgroundJobs jobs,
            Problems problems,
            EslCounters counters,
            Clock clock) {
        this.format = config.format().word();
        this.patience = config.timing().command();
        this.loop = loop;
        this.jobs = jobs;
        this.problems = problems;
        this.listeners = new Listeners(config.name(), counters);
        this.resync = new ResyncCycle(config, loop, listeners, problems, clock);
        this.lag = new Lag(clock, counters);
    }

    /** Number of the present or last connection; from any thread. */
    long epoch() {
        return epoch;
    }

    /** How many listen; from any thread. */
    int listeners() {
        return listeners.all().size();
    }

    /** Events that wait for listeners; from any thread. */
    int waiting() {
        return listeners.waiting();
    }

    /** From any thread. */
    Handle listen(Subscription subscription, EslListener listener) {
        var registration = new Registration(subscription, listener);
        Loops.run(loop, () -> join(registration));
        return () -> {
            registration.close();
            Loops.run(loop, () -> leave(registration));
        };
    }

    private void join(Registration registration) {
        listeners.add(registration);
        EslConnection open = connection;
        if (open != null) {
            var unused = subscribe(open).whenComplete((done, error) -> {
                if (open == connection && announced && error == null) {
                    announce(registration);
                }
            });
        }
    }

    private void leave(Registration registration) {
        listeners.remove(registration);
        if (!listeners.wantResync()) {
            resync.pause();
        }
        EslConnection open = connection;
        if (open == null) {
            return;
        }
        if (listeners.all().isEmpty()) {
            // Then the next listener's filters can be the switch's again.
            for (String command : applied.clearCommands(format)) {
                var unused = send(open, command);
            }
            applied = Subscribed.NONE;
        }
        // Fewer filters may be needed; events are given up when one comes that nobody wants.
        var unused = subscribe(open);
    }

    @Override
    public boolean mayConnect() {
        return listeners.haveRoom();
    }

    @Override
    public void connected(EslConnection ready) {
        connection = ready;
        applied = Subscribed.NONE;
        long next = epoch + 1;
        epoch = next;
        resync.begin(ready, next);
        var subscribed = subscribe(ready);
        // On its own: a user who may not hear it would lose the whole subscription.
        var heartbeat = send(ready, "event " + format + " " + Subscribed.HEARTBEAT);
        var unused = CompletableFuture.allOf(subscribed, heartbeat).whenComplete((done, error) -> {
            if (ready == connection && error == null) {
                announced = true;
                listeners.all().forEach(this::announce);
            }
        });
    }

    private void announce(Registration registration) {
        if (registration.isConnected(epoch)) {
            return;
        }
        registration.connected(epoch, resync.channelsCreated());
        keepOrDrop(listeners.lifecycle(registration, Kind.CONNECTED, epoch, Map.of()));
        if (registration.subscription.wantsChannels()) {
            resync.request();
        }
    }

    @Override
    public void lost(ConnectionEnd end) {
        connection = null;
        announced = false;
        resync.end();
        for (Registration registration : listeners.all()) {
            if (registration.isConnected(epoch)) {
                // Nothing more can be done here if it has no room: the next connection waits until it has.
                var unused =
                        listeners.lifecycle(registration, Kind.LOST, epoch, Map.of(ReceivedEvent.REASON, end.words()));
            }
        }
    }

    @Override
    public void event(EslEvent event) {
        lag.look(event);
        if (event.name().equals(BackgroundJobs.EVENT)) {
            jobs.ended(event);
        }
        if (!wanted.covers(event)) {
            nix(event);
            return;
        }
        // A channel whose end a listener could not take stays alive here, so that the next resync ends it.
        if (keepOrDrop(listeners.event(event, epoch))) {
            resync.observe(event);
        }
    }

    private boolean keepOrDrop(boolean kept) {
        EslConnection open = connection;
        if (!kept && open != null) {
            open.end(
                    EndCause.OVERRUN,
                    "a listener has more ends of calls waiting than its queue takes; going on when it has room");
        }
        return kept;
    }

    /** Gives up a kind of event that nobody wants any more. */
    private void nix(EslEvent event) {
        String command = Subscribed.nixCommand(event);
        EslConnection open = connection;
        if (open != null && nixed.size() < MAX_NIXED && nixed.add(command)) {
            applied = applied.without(event);
            var unused = send(open, command);
        }
    }

    /** Sends what is missing at the switch. Completes when the switch has answered all of it. */
    private CompletableFuture<Void> subscribe(EslConnection open) {
        wanted = Subscribed.forAll(listeners.subscriptions());
        nixed.clear();
        var answers = new ArrayList<CompletableFuture<?>>();
        applied.filterCommands(wanted).forEach(command -> answers.add(send(open, command)));
        List<String> missing = applied.missing(wanted);
        applied = applied.after(wanted);
        if (!missing.isEmpty()) {
            answers.add(send(open, Subscribed.eventCommand(format, missing)).thenCompose(reply -> {
                return reply.isError() ? oneByOne(open, missing) : CompletableFuture.completedFuture(null);
            }));
        }
        return CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new));
    }

    /** The switch refuses a list as soon as one name in it isn't allowed. */
    private CompletableFuture<Void> oneByOne(EslConnection open, List<String> names) {
        var refused = new ArrayList<String>();
        var answers = names.stream()
                .map(name -> send(open, Subscribed.eventCommand(format, List.of(name)))
                        .thenAccept(reply -> {
                            if (reply.isError()) {
                                refused.add(name);
                            }
                        }))
                .toArray(CompletableFuture[]::new);
        return CompletableFuture.allOf(answers).thenRun(() -> {
            if (!refused.isEmpty()) {
                problems.mention("the switch doesn't know these events, or doesn't let this user hear them: "
                        + String.join(", ", refused));
            }
        });
    }

    private CompletableFuture<EslReply> send(EslConnection open, String command) {
        return open.send(EslCommand.of(command), patience)
                .whenComplete((message, error) -> {
                    if (error != null) {
                        open.end(EndCause.SILENT, "the switch did not answer a subscription");
                    }
                })
                .thenApply(CommandSocket::reply);
    }
}
