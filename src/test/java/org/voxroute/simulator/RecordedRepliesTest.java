/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was said to a real switch, said to the simulated one: the same replies, in the same order. */
class RecordedRepliesTest {

    private final SimulatedSwitch fs = new SimulatedSwitch(recorded());

    /** The switch of the recordings: its name, its password, nobody registered. */
    private static SimulatorConfig recorded() {
        return SimulatorConfig.of(Telling.CONFIGURATION, Recording.PASSWORD)
                .withHostname("vm")
                .withRegistered();
    }

    @BeforeEach
    void start() {
        fs.start();
    }

    @AfterEach
    void stop() {
        fs.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01_banner_auth_ok_exit",
                "02_auth_bad",
                "03_cmd_before_auth",
                "06_userauth_fail",
                "12_pipelined_commands",
                "13_crlf_and_junk",
                "16_userauth_ok"
            })
    void repliesToEverythingThatIsSentAtOnce(String name) {
        Recording recording = new Recording(name);
        List<String> expected = recording.replies();
        try (TestClient client = new TestClient(fs.port())) {
            client.write(recording.sent());
            List<String> replies = new ArrayList<>();
            while (replies.size() < expected.size()) {
                replies.add(Recording.comparable(client.reply()));
            }
            assertThat(replies).isEqualTo(expected);
        }
    }

    /** Every command in turn; what the simulator hasn't (see docs/simulator.md) is left out. */
    @Test
    void repliesToEachCommandOfTheZoo() {
        Recording recording = new Recording("11_command_zoo");
        List<String> commands = recording.commands();
        List<String> expected = recording.replies();
        fs.gateway("telnyx", false);
        try (TestClient client = new TestClient(fs.port())) {
            client.next();
            List<String> differences = new ArrayList<>();
            for (int i = 0; i < commands.size(); i++) {
                String reply = Recording.comparable(client.send(commands.get(i)));
                if (isThere(commands.get(i)) && !reply.equals(expected.get(i + 1))) {
                    differences.add(commands.get(i) + ": " + reply + " instead of " + expected.get(i + 1));
                }
            }
            assertThat(differences).isEmpty();
        }
    }

    private static boolean isThere(String command) {
        return Stream.of("api sofia xmlstatus", "api json", "api show api").noneMatch(command::startsWith);
    }
}
