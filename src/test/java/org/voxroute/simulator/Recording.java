/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What a client said to a real switch, and what it was told. */
record Recording(String name) {

    private static final Path FOLDER = Path.of("src/test/resources/fixtures/freeswitch");

    /** Where the recorded client logs in with this. */
    static final String PASSWORD = "ClueCon";

    byte[] sent() {
        return bytes(".sent");
    }

    /** The recorded commands, without their blank lines. */
    List<String> commands() {
        return List.of(new String(sent(), StandardCharsets.UTF_8).split("\n\n", 0));
    }

    List<Frame> received() {
        List<Frame> frames = new ArrayList<>();
        try (InputStream in = new ByteArrayInputStream(bytes(".esl"))) {
            for (Frame frame = Frame.read(in); frame != null; frame = Frame.read(in)) {
                frames.add(frame);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return frames;
    }

    /** Everything but events, as it can be compared. */
    List<String> replies() {
        return received().stream()
                .filter(frame -> !frame.isEvent())
                .map(Recording::comparable)
                .toList();
    }

    List<Frame> events(String eventName) {
        return received().stream()
                .filter(Frame::isEvent)
                .filter(event -> event.get("Event-Name").equals(eventName))
                .toList();
    }

    /** The first event of this subclass. */
    Frame custom(String subclass) {
        return events("CUSTOM").stream()
                .filter(event -> event.get("Event-Subclass").equals(subclass))
                .findFirst()
                .orElseThrow();
    }

    /** A frame without what differs by nature: identities, times, counts. */
    static String comparable(Frame frame) {
        String head = frame.head().replaceAll("Content-Length: \\d+\n?", "").strip();
        return comparable(head) + "\n\n" + comparable(frame.text());
    }

    static String comparable(String text) {
        return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>")
                .replaceAll("UP 0 years, .* microseconds?\n", "UP <long>\n")
                .replaceAll("(?s)\\d+ session\\(s\\) since startup.*session\\(s\\) max\n.*?\n", "<sessions>\n")
                .replaceAll("^\\d+\n$", "<seconds>\n")
                .replaceAll("(Ping    |CallsOUT|Uptime  |CALLS-OUT *)\t\\d+", "$1\t<n>");
    }

    private byte[] bytes(String extension) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name + extension));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
