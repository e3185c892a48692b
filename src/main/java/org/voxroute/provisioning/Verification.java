/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.voxroute.provisioning.Question.Kind;

/** Asks the nodes whether they know what they have read. On the deploying thread only. */
final class Verification {

    /** A context with more is not looked into: the switch would print megabytes for each change. */
    private static final int EXTENSIONS_AT_MOST = 20_000;

    private final DeploymentRows rows;
    private final String publicContext;
    private final String sipProfile;
    private final boolean asFiles;

    Verification(DeploymentRows rows, String publicContext, String sipProfile, boolean asFiles) {
        this.rows = rows;
        this.publicContext = publicContext;
        this.sipProfile = sipProfile;
        this.asFiles = asFiles;
    }

    Iterator<Question> questions(DeployRound round) {
        if (round.batch.isEmpty()) {
            return List.<Question>of().iterator();
        }
        List<Change> routes = round.batch.stream()
                .filter(change -> change.key().kind() == FileKind.INBOUND_ROUTE && change.hash() != null)
                .toList();
        boolean look = !routes.isEmpty() && rows.count(FileKind.INBOUND_ROUTE) <= EXTENSIONS_AT_MOST;
        return round.getReachable().stream()
                .filter(node -> !round.unanswered.containsKey(node))
                .flatMap(node -> Stream.concat(
                        round.batch.stream()
                                .filter(change -> change.key().kind() == FileKind.AGENT)
                                .flatMap(change -> ofAgent(node, domain(round, node), change)),
                        look
                                ? Stream.of(new Question(
                                        node,
                                        "xml_locate",
                                        List.of("dialplan", "context", "name", publicContext),
                                        Kind.HAS_EXTENSIONS,
                                        routes))
                                : Stream.empty()))
                .iterator();
    }

    private static String domain(DeployRound round, String node) {
        return round.domains.getOrDefault(node, "");
    }

    private Stream<Question> ofAgent(String node, String domain, Change change) {
        String extension = change.key().name();
        var user = List.of("id", extension, domain);
        if (change.hash() != null) {
            return Stream.of(new Question(node, "user_exists", user, Kind.KNOWS_USER, List.of(change)));
        }
        if (!change.gone()) {
            return Stream.empty();
        }
        var flush = new Question(
                node,
                "sofia",
                List.of("profile", sipProfile, "flush_inbound_reg", extension + "@" + domain),
                Kind.FLUSHED,
                List.of(change));
        return asFiles
                ? Stream.of(new Question(node, "user_exists", user, Kind.FORGOT_USER, List.of(change)), flush)
                : Stream.of(flush);
    }

    void answered(DeployRound round, Question question, String answer) {
        String node = question.node();
        String said = answer.strip();
        switch (question.kind()) {
            case KNOWS_USER -> {
                if (!said.equals("true")) {
                    question.about()
                            .forEach(change -> round.problems.put(
                                    change,
                                    "The switch " + node + " read its configuration and does not know extension "
                                            + change.key().name() + " in the domain " + domain(round, node)
                                            + ": does it read this folder?"));
                }
            }
            case FORGOT_USER -> {
                if (said.equals("true")) {
                    question.about()
                            .forEach(change -> round.unfinished.put(
                                    change,
                                    "The switch " + node + " still knows extension "
                                            + change.key().name() + ", from a file that the hub did not write"));
                }
            }
            case FLUSHED -> {
                if (said.startsWith("-ERR") || said.startsWith("Invalid Profile")) {
                    question.about()
                            .forEach(change -> round.unfinished.put(
                                    change, "The telephone is still registered at the switch " + node + ": " + said));
                }
            }
            case HAS_EXTENSIONS -> {
                for (Change change : question.about()) {
                    if (!said.contains("<extension name=\"" + change.identity() + "\"")) {
                        round.problems.put(
                                change,
                                "The switch " + node + " read its configuration and has no extension "
                                        + change.identity() + " in the context " + publicContext
                                        + ": does it read this folder?");
                    }
                }
            }
        }
    }

    void unanswered(DeployRound round, Question question, String why) {
        boolean putBack = question.kind() == Kind.KNOWS_USER || question.kind() == Kind.HAS_EXTENSIONS;
        String reason = "The switch " + question.node() + " did not say whether it knows the change: " + why;
        question.about().forEach(change -> (putBack ? round.problems : round.unfinished).put(change, reason));
    }
}
