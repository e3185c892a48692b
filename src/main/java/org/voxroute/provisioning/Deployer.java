/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.provisioning.DeploymentRows.Failure;

/**
 * The steps of the route {@code freeswitch-deploy}; bean {@code deployer}. Each failure ends in rows that stay pending
 * with a reason, and in files as they were. One exchange at a time.
 */
public final class Deployer {

    private static final Logger LOG = LoggerFactory.getLogger(Deployer.class);
    private static final Duration CATCH_UP_PAUSE = Duration.ofSeconds(5);
    private static final Duration REFUSED_PAUSE = Duration.ofSeconds(30);

    private final DeploymentRows rows;
    private final DeployLock lock;
    private final Switches switches;
    private final ConfFolder folder;
    private final Placing placing;
    private final Verification verification;
    private final Recovery recovery;
    private final DeployWaits waits;
    private final DeployCounters counters;
    private final DeploySettings settings;
    private final Clock clock;
    private Instant catchUpAfter = Instant.MIN;

    Deployer(DeployParts parts) {
        this.rows = parts.rows();
        this.lock = parts.lock();
        this.switches = parts.switches();
        this.folder = parts.folder();
        this.placing = parts.placing();
        this.verification = parts.verification();
        this.recovery = parts.recovery();
        this.waits = parts.waits();
        this.counters = parts.counters();
        this.settings = parts.settings();
        this.clock = parts.clock();
    }

    /** Whether there is work, and the right to do it. */
    public DeployRound begin() {
        boolean work = !recovery.isDone() || rows.isAnyDue() || isTimeToCatchUp();
        return new DeployRound(work ? lock.tryTake() : null, switches.all());
    }

    private boolean isTimeToCatchUp() {
        return settings.asFiles() && switches.isAnyBehind() && !clock.instant().isBefore(catchUpAfter);
    }

    /** The node answers; {@code domain} is its own. */
    public void reachable(DeployRound round, String node, String domain) {
        round.domains.put(node, settings.domain().isEmpty() ? domain.strip() : settings.domain());
    }

    public void away(DeployRound round, String node, String why) {
        round.away.put(node, why);
    }

    /** What is due, as one batch; nothing if no switch is there to take it. */
    public void plan(DeployRound round) {
        if (!settings.problem().isEmpty()) {
            rows.postponed(settings.problem());
            waits.progress();
            return;
        }
        recovery.run();
        if (round.domains.isEmpty() && settings.asFiles()) {
            catchUpAfter = clock.instant().plus(CATCH_UP_PAUSE);
            rows.postponed("No switch can be reached: " + words(round.away));
            waits.progress();
            return;
        }
        List<DeploymentRow> due = rows.due(settings.batch());
        if (!due.isEmpty()) {
            round.batches.add(due);
        } else if (isTimeToCatchUp()) {
            catchUpAfter = clock.instant().plus(CATCH_UP_PAUSE);
            if (switches.isAnyBehind(round.getReachable())) {
                round.batches.add(List.of());
            }
        }
    }

    /** The next batch's files into place. */
    public void write(DeployRound round) {
        List<DeploymentRow> due = round.batches.removeFirst();
        round.begin(new ArrayList<>());
        var failures = new ArrayList<Failure>();
        placing.place(due, round.batch, failures);
        fail(failures);
        round.reloadNeeded = due.isEmpty()
                || round.batch.stream().anyMatch(change -> !change.isKnown())
                || (settings.asFiles() && !round.batch.isEmpty() && switches.isAnyBehind(round.getReachable()));
    }

    /** What a node answered to {@code reloadxml}; broken XML too is answered with +OK. */
    public void reloaded(DeployRound round, String node, String answer) {
        counters.reloads.incrementAndGet();
        if (answer.strip().equals("+OK [Success]")) {
            round.accepted.add(node);
        } else {
            counters.refusals.incrementAndGet();
            round.refused.put(node, answer.strip());
        }
    }

    public void notReloaded(DeployRound round, String node, String why) {
        round.unanswered.put(node, why);
    }

    /** After the reload: goes on if it was taken; else the files are put back, and the guilty one is looked for. */
    public void judge(DeployRound round) {
        if (!round.reloadNeeded) {
            return;
        }
        switches.behind(round.unanswered.keySet());
        if (round.refused.isEmpty() && !round.accepted.isEmpty()) {
            switches.current(round.accepted);
            round.soundWithout |= round.batch.isEmpty();
            return;
        }
        List<Change> batch = round.batch;
        putBack(batch);
        // They have read what is no longer there.
        switches.behind(round.accepted);
        List<DeploymentRow> again = batch.stream().map(Change::row).toList();
        if (round.refused.isEmpty()) {
            round.batches.addFirst(again);
            failRest(round, "No switch read its configuration: " + words(round.unanswered));
        } else if (batch.isEmpty()) {
            catchUpAfter = clock.instant().plus(REFUSED_PAUSE);
            String said = words(round.refused);
            LOG.warn("The switch refuses its configuration, none of it by the hub's last change: {}", said);
            failRest(round, "The switch refuses its configuration even without this change: " + said);
        } else if (!round.soundWithout) {
            round.batches.addFirst(again);
            round.batches.addFirst(List.of());
        } else if (again.size() == 1) {
            fail(List.of(new Failure(again.get(0), "The switch refuses the file: " + words(round.refused))));
        } else {
            int half = again.size() / 2;
            round.batches.addFirst(again.subList(half, again.size()));
            round.batches.addFirst(again.subList(0, half));
        }
        round.begin(new ArrayList<>());
    }

    /** What to ask the nodes about the batch. */
    public Iterator<Question> questions(DeployRound round) {
        return verification.questions(round);
    }

    public void answered(DeployRound round, Question question, String answer) {
        verification.answered(round, question, answer);
    }

    public void unanswered(DeployRound round, Question question, String why) {
        verification.unanswered(round, question, why);
    }

    /** The batch is over: rows say what became of each change. */
    public void settle(DeployRound round) {
        var failures = new ArrayList<Failure>();
        var done = new ArrayList<Change>();
        for (Change change : round.batch) {
            String problem = round.problems.get(change);
            String unfinished = round.unfinished.get(change);
            if (problem != null) {
                putBack(List.of(change));
                switches.behind(round.getReachable());
                failures.add(new Failure(change.row(), problem));
            } else if (unfinished != null) {
                failures.add(new Failure(change.row(), unfinished));
            } else {
                done.add(change);
            }
        }
        rows.deployed(done.stream().filter(change -> !change.gone()).toList());
        rows.gone(done.stream().filter(Change::gone).toList());
        fail(failures);
        round.batch.stream()
                .filter(Change::moved)
                .filter(change -> !round.problems.containsKey(change))
                .forEach(change -> folder.settle(String.valueOf(change.file())));
        counters.deployed.addAndGet(done.size());
        round.begin(new ArrayList<>());
        waits.progress();
    }

    /** Something went wrong that no step knows of. */
    public void abandon(DeployRound round, Exception e) {
        LOG.error("A deployment was given up", e);
        List<DeploymentRow> again = round.batch.stream().map(Change::row).toList();
        putBack(round.batch);
        switches.behind(round.getReachable());
        round.batches.addFirst(again);
        round.begin(new ArrayList<>());
        failRest(round, "The hub failed at it: " + e.getClass().getSimpleName() + "; its log tells more");
    }

    public void end(DeployRound round) {
        round.end();
    }

    private void failRest(DeployRound round, String reason) {
        while (!round.batches.isEmpty()) {
            fail(round.batches.removeFirst().stream()
                    .map(row -> new Failure(row, reason))
                    .toList());
        }
    }

    private void fail(List<Failure> failures) {
        if (!failures.isEmpty()) {
            rows.failed(failures);
            counters.failures.addAndGet(failures.size());
            LOG.warn(
                    "{} of agents or inbound routes not deployed, the first: {}: {}",
                    failures.size(),
                    failures.get(0).row().key(),
                    failures.get(0).reason());
            waits.progress();
        }
    }

    private void putBack(List<Change> changes) {
        changes.stream().filter(Change::moved).forEach(change -> {
            try {
                folder.restore(String.valueOf(change.file()));
            } catch (FileProblem problem) {
                LOG.error("{}", problem.reason());
            }
        });
    }

    private static String words(Map<String, String> byNode) {
        return String.join(
                "; ",
                byNode.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .toList());
    }
}
