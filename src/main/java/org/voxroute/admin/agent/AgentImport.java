/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.SavedChange;
import org.voxroute.admin.StorableText;
import org.voxroute.admin.TenantQueries;
import org.voxroute.provisioning.Deployments;
import org.voxroute.provisioning.FileKey;

/**
 * Thousands of agents at once; bean {@code agentImport}. A line that can't be used is named in the answer, and the others
 * are saved, all in one transaction. Thread-safe.
 */
public final class AgentImport {

    private static final int AT_ONCE = 1000;

    private final TenantQueries queries;
    private final AgentRows rows;
    private final PasswordVault vault;
    private final ReservedExtensions reserved;
    private final Deployments deployments;
    private final ContractFields fields;

    /** @param contract the OpenAPI document, whose schema {@code NewAgent} says what a line may hold */
    public AgentImport(
            TenantQueries queries,
            PasswordVault vault,
            ReservedExtensions reserved,
            Deployments deployments,
            String contract) {
        this.queries = queries;
        this.rows = new AgentRows(queries);
        this.vault = vault;
        this.reserved = reserved;
        this.deployments = deployments;
        this.fields = ContractFields.of(contract, "NewAgent");
    }

    /** What became of one line. */
    private static final class Outcome {
        private final AgentLines.Line line;
        private @Nullable NewAgent agent;
        private @Nullable String code;
        private @Nullable String message;

        Outcome(AgentLines.Line line) {
            this.line = line;
        }

        void fails(String code, String message) {
            this.agent = null;
            this.code = code;
            this.message = message;
        }

        Map<String, @Nullable Object> shown() {
            var shown = new LinkedHashMap<String, @Nullable Object>();
            JsonNode extension = line.agent().path("extension");
            shown.put("line", line.number());
            shown.put("extension", extension.isTextual() ? extension.textValue() : null);
            if (agent == null) {
                shown.put("status", "failed");
                shown.put("error", Map.of("code", String.valueOf(code), "message", String.valueOf(message)));
            } else {
                shown.put("status", "created");
                shown.put("id", agent.id());
            }
            return shown;
        }
    }

    /**
     * @param contentType {@code application/json}: an array of agents; {@code text/csv}: with a header line
     * @throws ApiException if the body as a whole can't be read
     */
    public SavedChange create(@Body byte[] body, @Header(Exchange.CONTENT_TYPE) String contentType) {
        List<Outcome> outcomes = new ArrayList<>();
        for (AgentLines.Line line : new AgentLines(fields).read(body, contentType)) {
            outcomes.add(judged(line));
        }
        refuseRepeated(outcomes);
        // In one order, so that two imports don't wait for each other.
        List<Outcome> good = outcomes.stream()
                .filter(outcome -> outcome.agent != null)
                .sorted(Comparator.comparing(outcome -> agentOf(outcome).extension()))
                .toList();
        List<FileKey> files = queries.inTransaction(() -> save(good));
        var data = new LinkedHashMap<String, @Nullable Object>();
        data.put("created", files.size());
        data.put("failed", outcomes.size() - files.size());
        data.put("results", outcomes.stream().map(Outcome::shown).toList());
        return new SavedChange(data, files);
    }

    private Outcome judged(AgentLines.Line line) {
        var outcome = new Outcome(line);
        if (line.problem() != null) {
            outcome.fails("invalid_line", line.problem());
            return outcome;
        }
        ContractFields.Problem problem = fields.problem(line.agent());
        if (problem != null) {
            outcome.fails("invalid_request", problem.field() + ": " + problem.text());
            return outcome;
        }
        try {
            StorableText.check(line.agent());
        } catch (ApiException e) {
            outcome.fails(e.code(), e.getMessage());
            return outcome;
        }
        NewAgent agent = NewAgent.of(line.agent());
        ApiException refusal = reserved.refusal(agent.extension());
        if (refusal != null) {
            outcome.fails(refusal.code(), refusal.getMessage());
        } else {
            outcome.agent = agent;
        }
        return outcome;
    }

    /** The first line that names an extension has it. */
    private static void refuseRepeated(List<Outcome> outcomes) {
        Set<String> seen = new HashSet<>();
        for (Outcome outcome : outcomes) {
            if (outcome.agent != null && !seen.add(outcome.agent.extension())) {
                outcome.fails("extension_repeated", "extension: stands in an earlier line");
            }
        }
    }

    private List<FileKey> save(List<Outcome> outcomes) {
        var files = new ArrayList<FileKey>(outcomes.size());
        for (int from = 0; from < outcomes.size(); from += AT_ONCE) {
            List<Outcome> some = outcomes.subList(from, Math.min(from + AT_ONCE, outcomes.size()));
            Set<String> saved = new HashSet<>(rows.insert(some.stream()
                    .map(AgentImport::agentOf)
                    .map(agent -> agent.row(vault.seal(agent.id(), vault.newPassword())))
                    .toList()));
            for (Outcome outcome : some) {
                String extension = agentOf(outcome).extension();
                if (saved.contains(extension)) {
                    files.add(Agents.key(extension));
                } else {
                    ApiException taken = Agents.taken(extension);
                    outcome.fails(taken.code(), taken.getMessage());
                }
            }
        }
        deployments.request(files);
        return files;
    }

    private static NewAgent agentOf(Outcome outcome) {
        if (outcome.agent == null) {
            throw new IllegalStateException("A line that failed has no agent");
        }
        return outcome.agent;
    }
}
