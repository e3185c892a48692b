/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a client may do: everything after {@code auth}, what its directory entry says after {@code userauth}.
 *
 * @param events names and, after CUSTOM, subclasses; null: all
 * @param api commands; null: all
 */
record Permissions(
        @Nullable Set<String> events, @Nullable Set<String> api, boolean log, String eventText, String apiText) {

    static final Permissions ALL = new Permissions(null, null, true, "all", "all");

    private static final Set<String> INDIRECT = Set.of("bgapi", "sched_api", "eval", "expand", "xml_wrap");

    /** From the user's {@code esl-allowed-*} parameters. */
    static Permissions of(Map<String, String> params) {
        String events = params.get("esl-allowed-events");
        String api = params.get("esl-allowed-api");
        String log = params.getOrDefault("esl-allowed-log", "true");
        return new Permissions(
                words(events),
                words(api),
                log.equals("true"),
                events == null ? "all" : events,
                api == null ? "all" : api);
    }

    private static @Nullable Set<String> words(@Nullable String text) {
        return text == null ? null : new HashSet<>(List.of(text.split(text.contains(" ") ? " " : ",", -1)));
    }

    boolean allowsEvent(String name) {
        return events == null || events.contains(name) || events.contains("ALL");
    }

    boolean allowsSubclass(String subclass) {
        return events == null || events.contains(subclass);
    }

    /** Commands that run other commands are allowed only with what they run. */
    boolean allowsApi(String command, String arguments) {
        if (api == null) {
            return true;
        }
        String checked = command;
        String rest = arguments;
        while (api.contains(checked)) {
            if (!INDIRECT.contains(checked.toLowerCase(Locale.ROOT)) || rest.isEmpty()) {
                return true;
            }
            String[] parts = rest.split(" ", 2);
            checked = parts[0];
            rest = parts.length > 1 ? parts[1] : "";
        }
        return false;
    }
}
