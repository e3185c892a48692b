/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What happened to each leg of a story, leg by leg in the order in which they came up: the events with their states, and the names of their headers in their order. */
record Story(Map<String, List<Step>> legs) {

    private static final Path RECORDINGS = Path.of("src/test/resources/fixtures/freeswitch");

    /** They tell of the switch, not of a story, or (RECV_INFO) of a SIP message that the simulator has no notion of. */
    private static final Set<String> NO_PART = Set.of("HEARTBEAT", "RE_SCHEDULE", "RECV_INFO");

    /**
     * Set by another thread of the real switch than that which makes the events: where they stand, and whether they stand in the first event after that, differs between its own recordings.
     */
    private static final Set<String> RACY = Set.of(
            "variable_originate_causes",
            "variable_bridge_hangup_cause",
            "variable_call_uuid",
            "variable_sip_hangup_disposition");

    record Step(String what, List<String> headers) {}

    static Story recorded(String number) {
        try (Stream<Path> files = Files.list(RECORDINGS)) {
            Path file = files.filter(path -> path.getFileName().toString().startsWith(number + "_")
                            && path.getFileName().toString().endsWith("_json.esl"))
                    .findFirst()
                    .orElseThrow();
            List<Frame> frames = new ArrayList<>();
            try (InputStream in = new ByteArrayInputStream(Files.readAllBytes(file))) {
                for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
                    if (frame.isEvent()) {
                        frames.add(frame);
                    }
                }
            }
            return of(frames);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static Story of(List<Frame> events) {
        Map<String, String> names = new HashMap<>();
        Map<String, List<Step>> legs = new LinkedHashMap<>();
        for (Frame event : events) {
            List<Map.Entry<String, String>> headers = event.headers();
            Map<String, String> first = new HashMap<>();
            headers.forEach(header -> first.putIfAbsent(header.getKey(), header.getValue()));
            String name = first.getOrDefault("Event-Name", "");
            String uuid = first.get("Unique-ID");
            if (uuid == null || NO_PART.contains(name) || name.equals("CUSTOM")) {
                continue;
            }
            String leg = names.computeIfAbsent(uuid, key -> "leg " + (names.size() + 1));
            legs.computeIfAbsent(leg, key -> new ArrayList<>())
                    .add(new Step(
                            what(name, first),
                            headers.stream()
                                    .map(Map.Entry::getKey)
                                    .filter(header -> !RACY.contains(header))
                                    .toList()));
        }
        return new Story(legs);
    }

    private static String what(String name, Map<String, String> headers) {
        return String.join(
                " ",
                name,
                said(headers.get("Channel-State")),
                said(headers.get("Channel-State-Number")),
                said(headers.get("Channel-Call-State")),
                said(headers.get("Answer-State")),
                name.startsWith("CHANNEL_EXECUTE") ? said(headers.get("Application")) : "-",
                said(headers.get("Hangup-Cause")));
    }

    private static String said(@Nullable String value) {
        return value == null ? "-" : value;
    }

    /** What happened, without the headers. */
    Map<String, List<String>> outline() {
        Map<String, List<String>> outline = new LinkedHashMap<>();
        legs.forEach(
                (leg, steps) -> outline.put(leg, steps.stream().map(Step::what).toList()));
        return outline;
    }
}
