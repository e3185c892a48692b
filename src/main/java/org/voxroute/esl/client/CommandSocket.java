/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslCommand;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.esl.codec.EslMessage;

/** The connection for commands: one that blocks holds no event back. It hears BACKGROUND_JOB itself, so results don't depend on the other. */
final class CommandSocket implements EslLink.User {

    private final EslNodeConfig config;
    private final BackgroundJobs jobs;
    private final Problems problems;
    private final Supplier<String> jobIds;
    private volatile boolean jobsAreHeard;
    private volatile @Nullable EslConnection connection;
    private volatile @Nullable ConnectionEnd problem;

    CommandSocket(EslNodeConfig config, BackgroundJobs jobs, Problems problems, Supplier<String> jobIds) {
        this.config = config;
        this.jobs = jobs;
        this.problems = problems;
        this.jobIds = jobIds;
    }

    CompletableFuture<EslReply> send(EslCommand command, Duration timeout) {
        EslConnection open = connection;
        if (open == null) {
            return CompletableFuture.failedFuture(notConnected());
        }
        return open.send(command, timeout).thenApply(CommandSocket::reply);
    }

    CompletableFuture<EslReply> background(ApiCommand command, Duration timeout) {
        EslConnection open = connection;
        if (open == null) {
            return CompletableFuture.failedFuture(notConnected());
        }
        if (!jobsAreHeard) {
            return CompletableFuture.failedFuture(EslException.denied(
                    "The switch doesn't let this user hear BACKGROUND_JOB, so the result of a job could not be known"));
        }
        String id = jobIds.get();
        long deadline = System.nanoTime() + timeout.toNanos();
        CompletableFuture<EslReply> job = jobs.expect(id);
        if (job.isDone()) {
            return job;
        }
        var unused = open.send(EslCommand.of("bgapi " + command.line()).with("Job-UUID", id), timeout)
                .thenApply(CommandSocket::reply)
                .whenComplete((reply, error) -> {
                    if (error != null) {
                        job.completeExceptionally(unwrapped(error));
                    } else if (reply.isError()) {
                        job.complete(reply);
                    } else {
                        jobs.limit(job, Duration.ofNanos(deadline - System.nanoTime()));
                    }
                });
        return job;
    }

    /** Whether commands can be sent; from any thread. */
    boolean isReady() {
        return connection != null;
    }

    int waiting() {
        EslConnection open = connection;
        return open == null ? 0 : open.commands().size();
    }

    @Override
    public void connected(EslConnection ready) {
        var subscribe = EslCommand.of("event " + config.format().word() + " " + BackgroundJobs.EVENT);
        var unused = ready.send(subscribe, config.timing().command()).whenComplete((message, error) -> {
            if (error != null) {
                ready.end(EndCause.SILENT, "the switch did not answer a subscription");
                return;
            }
            jobsAreHeard = !reply(message).isError();
            if (!jobsAreHeard) {
                problems.mention("this user may not hear BACKGROUND_JOB: bgapi can't be used");
            }
            connection = ready;
        });
    }

    @Override
    public void event(EslEvent event) {
        if (event.name().equals(BackgroundJobs.EVENT)) {
            jobs.ended(event);
        }
    }

    @Override
    public void lost(ConnectionEnd end) {
        connection = null;
        jobs.lost(end);
    }

    @Override
    public void failed(ConnectionEnd end) {
        problem = end;
    }

    private EslException notConnected() {
        ConnectionEnd why = problem;
        String message = "FreeSWITCH " + config.name() + " is not connected";
        return why == null
                ? EslException.notSent(EslException.Kind.CONNECTION_LOST, message)
                : EslException.notSent(why.kind(), message + ": " + why.words());
    }

    static EslReply reply(EslMessage message) {
        String text = message.header("Reply-Text");
        return new EslReply(message.contentType().equals("api/response") || text == null ? message.body() : text);
    }

    /** What went wrong, without what the futures wrapped around it. */
    static Throwable unwrapped(Throwable error) {
        Throwable cause = error;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
