/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.provisioning.TestFiles.agent;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.voxroute.kit.TestDatabase;

/** A hub that is killed between two steps of a deployment: the next one brings everything to what the database says. */
class RecoveryIT {

    /** After which step the hub is gone. */
    enum Killed {
        BEFORE_WRITING,
        AFTER_WRITING,
        AFTER_RELOAD,
        HALF_SETTLED,
        NEVER
    }

    @TempDir
    private Path conf;

    private final DataSource database = TestDatabase.create();
    private final TestFiles files = new TestFiles();
    private final DeploymentRows rows = new DeploymentRows(database);
    private Path file;

    @BeforeEach
    void hasAnAgent() throws IOException {
        file = conf.resolve("directory/default/1020.xml");
        requested(files.put(agent("1020", "Before")));
        round(hub(), Killed.NEVER);
        assertThat(file).content().contains("Before");
        assertThat(rows.pending()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void aChangeArrives(Killed killed) throws IOException {
        requested(files.put(agent("1020", "After")));
        round(hub(), killed);

        settles(hub());

        assertThat(file).content().contains("After");
        hasNothingLeftOver();
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void aNewFileArrives(Killed killed) throws IOException {
        requested(files.put(agent("1021", "New")));
        round(hub(), killed);

        settles(hub());

        assertThat(conf.resolve("directory/default/1021.xml")).content().contains("New");
        hasNothingLeftOver();
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void aDeletionArrives(Killed killed) throws IOException {
        files.remove(agent("1020", "").key());
        requested(agent("1020", "").key());
        round(hub(), killed);

        settles(hub());

        assertThat(file).doesNotExist();
        assertThat(rows.find(FileKind.AGENT, List.of("1020"))).isEmpty();
        hasNothingLeftOver();
    }

    @ParameterizedTest
    @EnumSource(Killed.class)
    void whatChangedAgainMeanwhileArrivesAsItIsNow(Killed killed) throws IOException {
        requested(files.put(agent("1020", "After")));
        round(hub(), killed);
        requested(files.put(agent("1020", "Later")));

        settles(hub());

        assertThat(file).content().contains("Later");
        hasNothingLeftOver();
    }

    @Test
    void aFileThatIsGoneComesBackAtTheStart() throws IOException {
        Files.delete(file);

        settles(hub());

        assertThat(file).content().contains("Before");
    }

    @Test
    void anotherTenantMayHaveTheExtensionOnceItIsFree() throws IOException {
        files.remove(agent("1020", "").key());
        requested(agent("1020", "").key());
        files.put(new AgentFile(2, "1020", "p", "Another tenant's", "1"));
        rows.request(FileKind.AGENT, "1020", 2);
        Deployer hub = hub();

        round(hub, Killed.NEVER);
        dueNow();
        round(hub, Killed.NEVER);

        assertThat(file).content().contains("Another tenant&apos;s");
        assertThat(rows.find(FileKind.AGENT, List.of("1020")))
                .extracting(DeploymentRow::tenantId)
                .containsExactly(2);
        hasNothingLeftOver();
    }

    @Test
    void oneHubAtATimeDeploys() {
        requested(files.put(agent("1020", "After")));
        DeployRound one = hub().begin();
        assertThat(one.isNeeded()).isTrue();

        assertThat(hub().begin().isNeeded()).isFalse();

        one.end();
        DeployRound other = hub().begin();
        assertThat(other.isNeeded()).isTrue();
        other.end();
    }

    private void requested(FileKey key) {
        rows.request(key.kind(), key.name(), 1);
    }

    private void dueNow() {
        new JdbcTemplate(database).update("update deployments set next_attempt_at = now()");
    }

    /** A hub that has just started. */
    private Deployer hub() {
        var renderer =
                new Renderer(new Templates(Path.of("freeswitch-templates")), "directory/default", "dialplan/public");
        var folder = new ConfFolder(conf);
        return DeployParts.deployer(
                database,
                new Switches(List.of("default")),
                folder,
                files.sources(),
                renderer,
                new Reconciliation(files.sources(), renderer, folder, rows, true, () -> 1),
                new DeployWaits(rows, Duration.ZERO),
                new DeployCounters(),
                new DeploySettings(true, "", 1000, ""),
                "public",
                "internal",
                Clock.systemUTC());
    }

    private void settles(Deployer hub) {
        dueNow();
        round(hub, Killed.NEVER);
        assertThat(rows.pending()).isZero();
    }

    /** What the route does, with a switch that takes everything. */
    private void round(Deployer hub, Killed killed) {
        DeployRound round = hub.begin();
        try {
            if (!round.isNeeded()) {
                return;
            }
            hub.reachable(round, "default", "127.0.0.1");
            hub.plan(round);
            while (round.isHasNext()) {
                if (killed == Killed.BEFORE_WRITING) {
                    return;
                }
                hub.write(round);
                if (killed == Killed.AFTER_WRITING) {
                    return;
                }
                hub.reloaded(round, "default", "+OK [Success]\n");
                hub.judge(round);
                if (killed == Killed.AFTER_RELOAD) {
                    return;
                }
                answerAll(hub, round);
                if (killed == Killed.HALF_SETTLED) {
                    rows.deployed(new ArrayList<>(round.batch));
                    return;
                }
                hub.settle(round);
            }
        } finally {
            round.end();
        }
    }

    private static void answerAll(Deployer hub, DeployRound round) {
        Iterator<Question> questions = hub.questions(round);
        while (questions.hasNext()) {
            Question question = questions.next();
            hub.answered(
                    round,
                    question,
                    switch (question.kind()) {
                        case KNOWS_USER -> "true";
                        case FORGOT_USER -> "false";
                        default -> "+OK";
                    });
        }
    }

    private void hasNothingLeftOver() throws IOException {
        try (var all = Files.list(conf.resolve("directory/default"))) {
            assertThat(all.map(path -> path.getFileName().toString())).allMatch(name -> !name.startsWith("."));
        }
    }
}
