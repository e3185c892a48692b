/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.voxroute.esl.codec.EslCommand;

/**
 * One FreeSWITCH, over two connections: one for events and one for commands, as a command that takes long holds up whatever else is on its connection. Both come back by themselves. Thread-safe.
 *
 * <p>Futures complete on the connection's event loop, in error with an {@link EslException}: whatever may block is to be handed over ({@code whenCompleteAsync}), or it holds up the switch's events.
 * Nothing is ever sent twice.
 */
public final class EslNode implements AutoCloseable {

    private final EslNodeConfig config;
    private final EslCounters counters = new EslCounters();
    private final BackgroundJobs jobs;
    private final CommandSocket commandSocket;
    private final EventSocket eventSocket;
    private final EslLink commands;
    private final EslLink events;

    EslNode(EslNodeConfig config, EventLoop loop, Executor resolver, ReconnectPolicy policy, Clock clock) {
        this.config = config;
        this.jobs = new BackgroundJobs(loop, config.limits().jobs());
        var problems = new Problems(config.name() + " (" + address() + ")");
        var connector = new Connector(config, loop, resolver, counters);
        this.commandSocket = new CommandSocket(
                config, jobs, problems, () -> UUID.randomUUID().toString());
        this.eventSocket = new EventSocket(config, loop, jobs, problems, counters, clock);
        this.commands = new EslLink(loop, connector, policy, problems, counters, clock, commandSocket);
        this.events = new EslLink(loop, connector, policy, problems, counters, clock, eventSocket);
    }

    void start() {
        events.start();
        commands.start();
    }

    public String name() {
        return config.name();
    }

    /** Where its event socket is; a name or an address. */
    public String host() {
        return config.host();
    }

    /** Runs an API command and waits for its answer; what takes long holds up the commands after it: see {@link #bgapi}. */
    public CompletableFuture<EslReply> api(ApiCommand command, Duration timeout) {
        return commandSocket.send(EslCommand.of("api " + command.line()), timeout);
    }

    /** Runs an API command in the background, under an id of our own; completes with its result. */
    public CompletableFuture<EslReply> bgapi(ApiCommand command, Duration timeout) {
        return commandSocket.background(command, timeout);
    }

    /** Queues an application on a channel; completes when the switch has taken it, not when it has run. */
    public CompletableFuture<EslReply> execute(Execute execute, Duration timeout) {
        return commandSocket.send(execute.command(), timeout);
    }

    /** Sends a channel a message; completes when the switch has taken it. */
    public CompletableFuture<EslReply> message(ChannelMessage message, Duration timeout) {
        return commandSocket.send(message.line(), timeout);
    }

    /** Sends any command over the connection for commands, such as a {@code sendmsg} of another kind. */
    public CompletableFuture<EslReply> send(EslCommand command, Duration timeout) {
        return commandSocket.send(command, timeout);
    }

    /** From now on {@code listener} hears what {@code subscription} says, over every connection, until the handle is closed. */
    public Handle listen(Subscription subscription, EslListener listener) {
        return eventSocket.listen(subscription, listener);
    }

    public EslNodeStatus status() {
        return new EslNodeStatus(
                config.name(),
                address(),
                events.status(),
                commandSocket.isReady() ? commands.status() : notReady(commands.status()),
                eventSocket.epoch(),
                eventSocket.listeners(),
                eventSocket.waiting(),
                commandSocket.waiting(),
                jobs.size());
    }

    private static LinkStatus notReady(LinkStatus status) {
        return status.state() == LinkStatus.State.CONNECTED
                ? new LinkStatus(LinkStatus.State.CONNECTING, status.since(), null, 0)
                : status;
    }

    public EslCounters counters() {
        return counters;
    }

    private String address() {
        return config.host() + ":" + config.port();
    }

    @Override
    public void close() {
        events.close();
        commands.close();
    }
}
