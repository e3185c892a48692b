/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.voiceagent;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.JsonBody;
import org.voxroute.admin.JsonRow;
import org.voxroute.voice.spi.AgentProfile;

/**
 * A voice agent as it stands in the table.
 *
 * @param provider null for the configured one
 * @param createdAt null until it is stored
 */
record Stored(
        UUID id,
        String name,
        @Nullable String provider,
        String prompt,
        String greeting,
        String voice,
        String language,
        List<String> tools,
        int maxDurationSeconds,
        int silenceSeconds,
        int silencePrompts,
        boolean recording,
        String consent,
        boolean active,
        @Nullable OffsetDateTime createdAt,
        @Nullable OffsetDateTime updatedAt) {

    private static final AgentProfile.Limits USUAL = AgentProfile.Limits.USUAL;

    /** One of which only the name is known. */
    static Stored named(String name) {
        return new Stored(
                UUID.randomUUID(),
                name,
                null,
                "",
                "",
                "",
                "en-US",
                List.of(),
                (int) USUAL.duration().toSeconds(),
                (int) USUAL.silence().toSeconds(),
                USUAL.prompts(),
                false,
                "",
                true,
                null,
                null);
    }

    static Stored of(ResultSet row, int number) throws SQLException {
        return new Stored(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("provider"),
                row.getString("prompt"),
                row.getString("greeting"),
                row.getString("voice"),
                row.getString("language"),
                texts(JsonBody.read(row.getString("tools"))),
                row.getInt("max_duration_s"),
                row.getInt("silence_s"),
                row.getInt("silence_prompts"),
                row.getBoolean("recording"),
                row.getString("consent"),
                row.getBoolean("is_active"),
                row.getObject("created_at", OffsetDateTime.class),
                row.getObject("updated_at", OffsetDateTime.class));
    }

    /** With what the request names; null clears a field. */
    Stored with(JsonNode request) {
        JsonNode limits = request.path("limits");
        JsonNode tools = request.path("tools");
        return new Stored(
                id,
                name,
                request.has("provider") ? JsonBody.text(request, "provider") : provider,
                text(request, "prompt", prompt),
                text(request, "greeting", greeting),
                text(request, "voice", voice),
                request.path("language").asText(language),
                tools.isMissingNode() ? this.tools : texts(tools),
                limits.path("max_duration_s").asInt(maxDurationSeconds),
                limits.path("silence_s").asInt(silenceSeconds),
                limits.path("silence_prompts").asInt(silencePrompts),
                request.path("recording").asBoolean(recording),
                text(request, "consent", consent),
                request.path("is_active").asBoolean(active),
                createdAt,
                updatedAt);
    }

    private static String text(JsonNode request, String field, String before) {
        if (!request.has(field)) {
            return before;
        }
        String text = JsonBody.text(request, field);
        return text == null ? "" : text;
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    Map<String, @Nullable Object> parameters(String toolsJson) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("id", id);
        parameters.put("name", name);
        parameters.put("provider", provider);
        parameters.put("prompt", prompt);
        parameters.put("greeting", greeting);
        parameters.put("voice", voice);
        parameters.put("language", language);
        parameters.put("tools", toolsJson);
        parameters.put("max_duration_s", maxDurationSeconds);
        parameters.put("silence_s", silenceSeconds);
        parameters.put("silence_prompts", silencePrompts);
        parameters.put("recording", recording);
        parameters.put("consent", consent);
        parameters.put("is_active", active);
        return parameters;
    }

    /** As the API shows it. */
    Map<String, @Nullable Object> shown() {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("id", id);
        shown.put("name", name);
        shown.put("provider", provider);
        shown.put("prompt", prompt);
        shown.put("greeting", greeting);
        shown.put("voice", voice);
        shown.put("language", language);
        shown.put("tools", tools);
        shown.put(
                "limits",
                Map.of(
                        "max_duration_s", maxDurationSeconds,
                        "silence_s", silenceSeconds,
                        "silence_prompts", silencePrompts));
        shown.put("recording", recording);
        shown.put("consent", consent);
        shown.put("is_active", active);
        shown.put("created_at", createdAt == null ? null : JsonRow.text(createdAt.toInstant()));
        shown.put("updated_at", updatedAt == null ? null : JsonRow.text(updatedAt.toInstant()));
        return shown;
    }

    /** As its calls know it: the announcement of a recording is a part of its first words. */
    AgentProfile profile(int tenant, String configuredProvider) {
        return new AgentProfile(
                name,
                tenant,
                provider == null ? configuredProvider : provider,
                prompt,
                recording && !consent.isEmpty() && !greeting.isEmpty() ? consent + " " + greeting : greeting,
                voice,
                language,
                tools,
                new AgentProfile.Limits(
                        Duration.ofSeconds(maxDurationSeconds), Duration.ofSeconds(silenceSeconds), silencePrompts),
                new AgentProfile.Recording(recording, consent));
    }
}
