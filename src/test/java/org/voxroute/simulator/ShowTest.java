/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** What {@code show} says of calls that ring, talk or wait, with the columns and in the form of the recordings. */
class ShowTest {

    private static final List<String> ASKED = List.of(
            "calls count",
            "calls",
            "calls as json",
            "bridged_calls as json",
            "detailed_calls as json",
            "channels count",
            "channels as json");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path folder;

    @SuppressWarnings("NullAway.Init")
    private Telling told;

    @BeforeEach
    void start() {
        told = new Telling(folder);
    }

    @AfterEach
    void stop() {
        told.close();
    }

    @Test
    void showsNothingWhereNothingIs() {
        assertThat(shown()).isEqualTo(recorded(0));
    }

    @Test
    void showsAParkedLegAsACall() {
        told.call("+15551230000", "Doe, John, Jr", "7100", Outcome.ANSWERED, 1, 60_000, Side.CALLER);
        told.until("CHANNEL_PARK", 1);
        assertThat(shown()).isEqualTo(recorded(1));
    }

    @Test
    void showsARingingCallAsTwo() {
        told.script("1020", Outcome.NO_ANSWER, 100, null);
        told.call("+15551230000", "Ring Test", "+15550100002", Outcome.NO_ANSWER, 60_000, 60_000, Side.CALLER);
        told.until("CHANNEL_PROGRESS", 1);
        told.until("CHANNEL_PROGRESS_MEDIA", 1);
        assertThat(shown()).isEqualTo(recorded(2));
    }

    @Test
    void showsABridgedCallAsOne() {
        told.call("+15551230000", "Bridged", "+15550100002", Outcome.ANSWERED, 10, 60_000, Side.CALLER);
        told.until("CALL_UPDATE", 2);
        assertThat(shown()).isEqualTo(recorded(3));
    }

    /** Everything that one can ask, one after the other, without what differs by nature. */
    private List<String> shown() {
        return ASKED.stream()
                .map(words -> shape(told.client.api("show " + words)))
                .toList();
    }

    private static List<String> recorded(int round) {
        List<String> replies = new Recording("64_show_calls").replies();
        return replies.subList(2 + round * ASKED.size(), 2 + (round + 1) * ASKED.size()).stream()
                .map(reply -> shape(reply.substring(reply.indexOf("\n\n") + 2)))
                .toList();
    }

    /** Of CSV its columns and what it counts; of JSON the columns and which of them are filled, row by row. */
    private static String shape(String text) {
        if (!text.startsWith("{\"row_count\":")) {
            String[] lines = text.split("\n", -1);
            return lines[0] + "\n" + (lines.length - 3) + " lines\n" + lines[lines.length - 2];
        }
        try {
            JsonNode json = new ObjectMapper().readTree(text);
            List<String> rows = new ArrayList<>();
            for (JsonNode row : json.path("rows")) {
                StringBuilder filled = new StringBuilder();
                row.fields()
                        .forEachRemaining(field -> filled.append(field.getKey())
                                .append('=')
                                .append(value(field.getKey(), field.getValue().asText()))
                                .append('\n'));
                rows.add(filled.toString());
            }
            return json.path("row_count").asInt() + " rows " + rows + text.endsWith("\n");
        } catch (JsonProcessingException broken) {
            throw new AssertionError(text, broken);
        }
    }

    private static String value(String column, String value) {
        boolean differs =
                column.matches(".*(uuid|created|epoch|name|hostname|presence_id|application_data)|initial_dest");
        return differs ? value.isEmpty() ? "" : "<filled>" : value;
    }
}
