/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.util.concurrent.EventExecutor;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.voxroute.esl.codec.EslEvent;

/** Background jobs whose result is awaited, by the id that we gave them. Bounded; each ends by its result, by its time, or with the connection it was asked on. Thread-safe. */
final class BackgroundJobs {

    static final String EVENT = "BACKGROUND_JOB";

    private final EventExecutor loop;
    private final int limit;
    private final Map<String, CompletableFuture<EslReply>> jobs = new ConcurrentHashMap<>();

    BackgroundJobs(EventExecutor loop, int limit) {
        this.loop = loop;
        this.limit = limit;
    }

    /** Announces a job before it is asked for: its result may come before the answer. */
    CompletableFuture<EslReply> expect(String id) {
        if (jobs.size() >= limit) {
            return CompletableFuture.failedFuture(
                    EslException.notSent(EslException.Kind.REFUSED, limit + " background jobs are awaited already"));
        }
        var result = new CompletableFuture<EslReply>();
        jobs.put(id, result);
        var unused = result.whenComplete((reply, error) -> jobs.remove(id));
        return result;
    }

    /** The job was taken: from now on its result has this much time. */
    void limit(CompletableFuture<EslReply> job, Duration timeout) {
        if (job.isDone()) {
            return;
        }
        var timer = loop.schedule(
                () -> job.completeExceptionally(EslException.unknown(
                        EslException.Kind.TIMED_OUT, "The background job has not ended in its time")),
                Math.max(1, timeout.toNanos()),
                TimeUnit.NANOSECONDS);
        var unused = job.whenComplete((reply, error) -> timer.cancel(false));
    }

    /** Takes a BACKGROUND_JOB event; that of a job of others is ignored. */
    void ended(EslEvent event) {
        String id = event.header("Job-UUID");
        CompletableFuture<EslReply> job = id == null ? null : jobs.get(id);
        if (job != null) {
            String body = event.body();
            job.complete(new EslReply(body == null ? "" : body));
        }
    }

    /** The connection is gone, and with it every result that would have come over it. */
    void lost(ConnectionEnd end) {
        jobs.values()
                .forEach(job -> job.completeExceptionally(EslException.unknown(
                        EslException.Kind.CONNECTION_LOST, "A background job ran when " + end.words())));
    }

    int size() {
        return jobs.size();
    }
}
