/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.simulator.engine.CallScript;
import org.voxroute.simulator.engine.CallScript.Side;
import org.voxroute.simulator.engine.CalleeScript.Outcome;

/** The dialplan's {@code socket}: the switch connects to whoever listens there and hands the call over. */
class OutboundSocketTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @SuppressWarnings("NullAway.Init")
    private ServerSocket listener;

    @SuppressWarnings("NullAway.Init")
    private SimulatedSwitch fs;

    @SuppressWarnings("NullAway.Init")
    private TestClient witness;

    @BeforeEach
    void start() throws IOException {
        listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Folder folder = Folder.copy(Telling.CONFIGURATION, temporary.resolve("conf"));
        folder.write(
                "dialplan/public.xml",
                "<include>\n<context name=\"public\">\n" + extension("8401", "async full") + extension("8402", "")
                        + extension("8403", "full") + "</context>\n</include>\n");
        fs = new SimulatedSwitch(SimulatorConfig.of(folder.root(), "secret").withRegistered("1020"));
        fs.start();
        witness = TestClient.of(fs, "secret");
        witness.send("event plain CHANNEL_PARK CHANNEL_HANGUP_COMPLETE CHANNEL_DESTROY");
    }

    private String extension(String number, String mode) {
        return "<extension name=\"" + number + "\">\n<condition field=\"destination_number\" expression=\"^" + number
                + "$\">\n<action application=\"socket\" data=\"127.0.0.1:" + listener.getLocalPort() + " " + mode
                + "\"/>\n<action application=\"set\" data=\"came_back=yes\"/>\n"
                + "<action application=\"park\"/>\n</condition>\n</extension>\n";
    }

    @AfterEach
    void stop() throws IOException {
        witness.close();
        fs.close();
        listener.close();
    }

    private String call(String number) {
        return fs.placeCall(new CallScript(
                        "+15551230000",
                        "Zoë \"Z\" Müller",
                        number,
                        Outcome.ANSWERED,
                        Duration.ofMillis(1),
                        Duration.ofMinutes(1),
                        Side.CALLER))
                .orElseThrow();
    }

    @Test
    void saysWhoseCallItIsFirstOfAll() {
        String uuid = call("8401");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            app.write("connect\n\n");
            Frame reply = app.next();
            assertThat(reply).isNotNull();
            List<String> lines = reply.head().lines().toList();
            assertThat(lines.get(0)).isEqualTo("Event-Name: CHANNEL_DATA");
            assertThat(lines)
                    .contains("Unique-ID: " + uuid, "Caller-Destination-Number: 8401")
                    .containsSequence(
                            "Content-Type: command/reply",
                            "Reply-Text: %2BOK%0A",
                            "Socket-Mode: async",
                            "Control: full");
            assertThat(URLDecoder.decode(line(lines, "Caller-Caller-ID-Name"), StandardCharsets.UTF_8))
                    .isEqualTo("Zoë \"Z\" Müller");
            assertThat(reply.body()).isEmpty();
        }
    }

    @Test
    void endsItsReplyAsRecordedInEachMode() {
        assertThat(modeOf("8401")).isEqualTo(recordedMode("70_outbound_async_full"));
        assertThat(modeOf("8402")).isEqualTo(recordedMode("72_outbound_sync"));
        assertThat(modeOf("8403")).isEqualTo(recordedMode("73_outbound_sync_full_exit"));
    }

    private List<String> modeOf(String number) {
        call(number);
        try (TestClient app = TestClient.acceptedBy(listener)) {
            app.write("connect\n\n");
            return lastFour(app.next());
        }
    }

    private static List<String> recordedMode(String recording) {
        return lastFour(new Recording(recording).received().get(0));
    }

    private static List<String> lastFour(@Nullable Frame reply) {
        assertThat(reply).isNotNull();
        List<String> lines = reply.head().lines().toList();
        return lines.subList(lines.size() - 4, lines.size());
    }

    /** A whole recorded conversation: the same replies, and the same events in the same order. */
    @Test
    void lingersAndHearsItsOwnEventsAsRecorded() {
        String uuid = call("8401");
        Recording recording = new Recording("70_outbound_async_full");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            List<String> replies = new ArrayList<>();
            for (String command : recording.commands()) {
                app.write(command.replace("linger 5", "linger 1")
                                .replaceAll("uuid_kill .*", "uuid_kill " + uuid)
                                .replace("%(400,0,440)", "%(50,0,440)")
                        + "\n\n");
                replies.add(Recording.comparable(app.reply()));
                if (command.contains("answer")) {
                    app.awaits("CHANNEL_EXECUTE_COMPLETE", 1);
                } else if (command.contains("playback")) {
                    app.awaits("CHANNEL_EXECUTE_COMPLETE", 2);
                } else if (command.contains("bridge")) {
                    app.awaits("CHANNEL_BRIDGE");
                }
            }
            List<Frame> frames = app.untilTheEnd();
            List<Frame> notices =
                    frames.stream().filter(frame -> !frame.isEvent()).toList();
            notices.forEach(notice -> replies.add(Recording.comparable(notice)));
            List<String> expected = recording.replies();
            assertThat(replies.subList(1, replies.size()))
                    .map(text -> text.replace("linger 1 ", "linger 5 ").replace("Linger-Time: 1", "Linger-Time: 5"))
                    .isEqualTo(expected.subList(1, expected.size()));
            assertThat(names(frames))
                    .isEqualTo(names(recording.received().stream()
                            .filter(frame -> !frame.head().startsWith("Event-Name"))
                            .toList()));
        }
    }

    /** Keys were pressed in the recording; the far end of the simulator presses none. Replies come when they come. */
    private static List<String> names(List<Frame> frames) {
        return frames.stream()
                .map(frame -> frame.isEvent() ? frame.get("Event-Name") : frame.contentType())
                .filter(name -> !name.equals("DTMF") && !name.endsWith("/reply") && !name.endsWith("/response"))
                .toList();
    }

    @Test
    void allowsNothingButTheCallItselfUnlessTheControlIsFull() {
        call("8402");
        Recording recording = new Recording("72_outbound_sync");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            List<String> replies = new ArrayList<>();
            for (String command : recording.commands()) {
                app.write(command + "\n\n");
                replies.add(Recording.comparable(app.reply()));
            }
            List<String> expected = recording.replies();
            app.untilTheEnd().forEach(frame -> replies.add(Recording.comparable(frame)));
            assertThat(replies.subList(1, replies.size())).isEqualTo(expected.subList(1, expected.size()));
        }
        assertThat(witness.awaits("CHANNEL_HANGUP_COMPLETE").get("Hangup-Cause"))
                .isEqualTo("NORMAL_CLEARING");
    }

    @Test
    void goesOnWithTheDialplanWhenItsControllerLeaves() {
        String uuid = call("8403");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            app.send("connect");
            assertThat(app.send("exit").replyText()).isEqualTo("+OK bye");
            assertThat(app.untilTheEnd()).hasSize(1);
        }
        Frame parked = witness.awaits("CHANNEL_PARK");
        assertThat(parked.get("Unique-ID")).isEqualTo(uuid);
        assertThat(parked.get("variable_came_back")).isEqualTo("yes");
    }

    @Test
    void goesOnWithTheDialplanWhenItsControllerDies() {
        call("8401");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            app.send("connect");
        }
        assertThat(witness.awaits("CHANNEL_PARK", 2).get("variable_came_back")).isEqualTo("yes");
    }

    @Test
    void goesOnWithTheDialplanWhenNobodyListens() throws IOException {
        listener.close();
        call("8401");
        assertThat(witness.awaits("CHANNEL_PARK").get("variable_came_back")).isEqualTo("yes");
    }

    @Test
    void hangsUpOnItsControllerWhenTheCallEnds() {
        String uuid = call("8401");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            app.send("connect");
            witness.api("uuid_kill " + uuid);
            List<Frame> frames = app.untilTheEnd();
            assertThat(frames).map(Frame::contentType).containsExactly("text/disconnect-notice");
            assertThat(frames.get(0).head())
                    .contains("Controlled-Session-UUID: " + uuid, "Content-Disposition: disconnect");
        }
    }

    @Test
    void tellsThatItRunsACommandWithTheChosenUuid() {
        call("8401");
        try (TestClient app = TestClient.acceptedBy(listener)) {
            app.send("connect");
            app.send("myevents json");
            app.send("sendmsg\ncall-command: execute\nexecute-app-name: set\nevent-uuid: my-own\n"
                    + "content-type: text/plain\nexecute-app-arg: x=y");
            Frame complete = app.awaits("CHANNEL_EXECUTE_COMPLETE");
            assertThat(complete.get("Application-UUID")).isEqualTo("my-own");
            assertThat(complete.get("Application")).isEqualTo("set");
            assertThat(app.send("getvar x").replyText()).isEqualTo("y");
        }
    }

    private static String line(List<String> lines, String header) {
        return lines.stream()
                .filter(line -> line.startsWith(header + ": "))
                .map(line -> line.substring(header.length() + 2))
                .findFirst()
                .orElseThrow();
    }
}
