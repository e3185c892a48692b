/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslException.Kind;
import org.voxroute.esl.codec.EslEvent;

class BackgroundJobsTest {

    private final EmbeddedChannel time = new EmbeddedChannel();
    private final BackgroundJobs jobs = new BackgroundJobs(time.eventLoop(), 2);

    BackgroundJobsTest() {
        time.freezeTime();
    }

    @Test
    void givesAJobItsResult() {
        var job = jobs.expect("j1");
        jobs.ended(ended("j1", "+OK 7\n"));
        assertThat(job).isCompletedWithValue(new EslReply("+OK 7"));
        assertThat(jobs.size()).isZero();
    }

    @Test
    void ignoresJobsOfOthers() {
        var job = jobs.expect("j1");
        jobs.ended(ended("somebody's", "+OK"));
        jobs.ended(EslEvent.of(Map.of("Event-Name", "BACKGROUND_JOB")));
        assertThat(job).isNotDone();
    }

    @Test
    void endsAJobWhoseTimeIsUp() {
        var job = jobs.expect("j1");
        jobs.limit(job, Duration.ofSeconds(1));
        time.advanceTimeBy(1_100, TimeUnit.MILLISECONDS);
        time.runScheduledPendingTasks();
        assertThat(CommandQueueTest.failure(job).kind()).isEqualTo(Kind.TIMED_OUT);
        assertThat(CommandQueueTest.failure(job).isOutcomeUnknown()).isTrue();
        assertThat(jobs.size()).isZero();
    }

    @Test
    void refusesAJobTooMany() {
        jobs.expect("j1");
        jobs.expect("j2");
        assertThat(CommandQueueTest.failure(jobs.expect("j3")).kind()).isEqualTo(Kind.REFUSED);
        jobs.ended(ended("j1", "+OK"));
        assertThat(jobs.expect("j4")).isNotDone();
    }

    @Test
    void failsEveryJobAsUnknownWhenTheConnectionIsLost() {
        var one = jobs.expect("j1");
        var other = jobs.expect("j2");
        jobs.lost(new ConnectionEnd(EndCause.CUT, "the line was cut"));
        assertThat(CommandQueueTest.failure(one).isOutcomeUnknown()).isTrue();
        assertThat(CommandQueueTest.failure(other)).hasMessageContaining("the line was cut");
    }

    private static EslEvent ended(String id, String body) {
        return EslEvent.of(Map.of("Event-Name", "BACKGROUND_JOB", "Job-UUID", id), body);
    }
}
