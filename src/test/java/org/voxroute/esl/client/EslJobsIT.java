/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.esl.client.Patience.awaitConnected;
import static org.voxroute.esl.client.Patience.failure;
import static org.voxroute.esl.client.Patience.get;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.voxroute.esl.client.EslException.Kind;
import org.voxroute.kit.FakeSwitch;
import org.voxroute.kit.Heard;

class EslJobsIT {

    private static final Duration SECONDS = Duration.ofSeconds(10);

    private final FakeSwitch fs = FakeSwitch.listening();
    private final EslNodes nodes = Patience.clientOf(fs);
    private final EslNode node = nodes.only();

    @AfterEach
    void close() {
        nodes.close();
        fs.close();
    }

    @Nested
    class WhenJobsAreHeard {

        private FakeSwitch.Pair pair;

        @BeforeEach
        void connect() {
            pair = fs.welcomesNode().takesSubscription();
            awaitConnected(node);
        }

        @Test
        void completesWithTheResultNotWithTheReply() {
            var job = originate(SECONDS);
            String id = hearsJob();
            pair.commands().replies("+OK Job-UUID: " + id);
            assertThat(job).isNotDone();
            pair.commands().says(FakeSwitch.backgroundJob(id, "-ERR USER_BUSY\n"));
            assertThat(get(job).text()).isEqualTo("-ERR USER_BUSY");
        }

        @Test
        void takesAResultThatComesBeforeTheReply() {
            var job = originate(SECONDS);
            String id = hearsJob();
            pair.commands().says(FakeSwitch.backgroundJob(id, "+OK a1\n"));
            assertThat(get(job).text()).isEqualTo("+OK a1");
            pair.commands().replies("+OK Job-UUID: " + id);
            var next = node.api(ApiCommand.of("status"), SECONDS);
            pair.commands().hears("api status").answers("UP");
            assertThat(get(next).text()).isEqualTo("UP");
        }

        @Test
        void tellsResultsApartThatComeOutOfOrder() {
            var first = originate(SECONDS);
            String firstId = hearsJob();
            pair.commands().replies("+OK Job-UUID: " + firstId);
            var second = originate(SECONDS);
            String secondId = hearsJob();
            pair.commands()
                    .replies("+OK Job-UUID: " + secondId)
                    .says(FakeSwitch.backgroundJob(secondId, "+OK 2"))
                    .says(FakeSwitch.backgroundJob(firstId, "+OK 1"));
            assertThat(get(first).text()).isEqualTo("+OK 1");
            assertThat(get(second).text()).isEqualTo("+OK 2");
        }

        @Test
        void takesAResultFromTheEventsConnectionToo() {
            node.listen(Subscription.to("BACKGROUND_JOB").withResync(false), new Heard());
            pair.events().hears("event json BACKGROUND_JOB").replies("+OK event listener enabled json");
            var job = originate(SECONDS);
            String id = hearsJob();
            pair.events().says(FakeSwitch.backgroundJob(id, "+OK a1"));
            assertThat(get(job).text()).isEqualTo("+OK a1");
        }

        @Test
        void failsAJobAsUnknownWhenItsConnectionIsLost() {
            var job = originate(SECONDS);
            String id = hearsJob();
            pair.commands().replies("+OK Job-UUID: " + id).hangsUp();
            assertThat(failure(job).kind()).isEqualTo(Kind.CONNECTION_LOST);
            assertThat(failure(job).isOutcomeUnknown()).isTrue();
        }

        @Test
        void failsAJobAsUnknownWhenItsTimeIsUp() {
            var job = originate(Duration.ofMillis(100));
            String id = hearsJob();
            pair.commands().replies("+OK Job-UUID: " + id);
            assertThat(failure(job).kind()).isEqualTo(Kind.TIMED_OUT);
            assertThat(node.status().waitingJobs()).isZero();
        }

        @Test
        void completesAtOnceIfTheSwitchRefusesTheJob() {
            var job = originate(SECONDS);
            hearsJob();
            pair.commands().replies("-ERR permission denied");
            assertThat(get(job).text()).isEqualTo("-ERR permission denied");
        }

        private CompletableFuture<EslReply> originate(Duration patience) {
            return node.bgapi(ApiCommand.written("originate", "user/1020 &park()"), patience);
        }

        private String hearsJob() {
            String command = pair.commands().hearsAnything();
            assertThat(command).startsWith("bgapi originate user/1020 &park()\nJob-UUID: ");
            return command.substring(command.lastIndexOf(' ') + 1);
        }
    }

    @Test
    void refusesJobsIfThisUserMayNotHearThem() {
        var one = fs.welcomes();
        var other = fs.welcomes();
        var commands = one.upcoming().contains("BACKGROUND_JOB") ? one : other;
        commands.hears("event json BACKGROUND_JOB").replies("-ERR permission denied");
        Patience.awaitCommands(node);
        EslException denied = failure(node.bgapi(ApiCommand.of("status"), SECONDS));
        assertThat(denied.kind()).isEqualTo(Kind.DENIED);
        assertThat(denied.isOutcomeUnknown()).isFalse();
    }
}
