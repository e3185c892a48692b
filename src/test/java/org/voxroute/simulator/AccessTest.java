/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may connect, and what a client may do that logs in as a user. */
class AccessTest {

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path temporary;

    @Test
    void turnsAwayWhomItsListDenies() {
        try (SimulatedSwitch fs = withList("<list name=\"team\" default=\"deny\">\n"
                        + "<node type=\"allow\" cidr=\"127.0.0.66/32\"/>\n</list>");
                TestClient client = new TestClient(fs.port())) {
            assertThat(client.untilTheEnd())
                    .map(Recording::comparable)
                    .isEqualTo(new Recording("05_acl_rude_rejection").replies());
        }
    }

    @Test
    void admitsWhomItsListAllows() {
        try (SimulatedSwitch fs = withList("<list name=\"team\" default=\"deny\">\n"
                        + "<node type=\"allow\" cidr=\"127.0.0.0/8\"/>\n</list>");
                TestClient client = TestClient.of(fs, "secret")) {
            assertThat(client.api("hostname")).isEqualTo("simulator");
        }
    }

    @Test
    void admitsNobodyByAListThatDoesNotExist() {
        try (SimulatedSwitch fs = withList("<list name=\"another\" default=\"allow\"/>");
                TestClient client = new TestClient(fs.port())) {
            assertThat(client.untilTheEnd().get(0).contentType()).isEqualTo("text/rude-rejection");
        }
    }

    @Test
    void endsTheConnectionAfterAWrongPassword() {
        try (SimulatedSwitch fs = new SimulatedSwitch(SimulatorConfig.of(Telling.CONFIGURATION, "secret"))) {
            fs.start();
            try (TestClient client = new TestClient(fs.port())) {
                client.write("auth wrong\n\napi status\n\n");
                List<Frame> frames = client.untilTheEnd();
                assertThat(frames).map(Recording::comparable).isEqualTo(new Recording("02_auth_bad").replies());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "userauth 1021@127.0.0.1:eslpw1021, true",
        "userauth 1021:eslpw1021@127.0.0.1, true",
        "userauth 1021@127.0.0.1:wrong, false",
        "userauth 1021@127.0.0.1:, false",
        "userauth 1020@127.0.0.1:, false",
        "userauth 1020@127.0.0.1:secret1020, false",
        "userauth nobody@127.0.0.1:x, false",
        "userauth, false",
        "auth, false",
        "'auth ', false"
    })
    void admitsUsersWithTheirOwnPassword(String login, boolean admitted) {
        try (SimulatedSwitch fs = new SimulatedSwitch(SimulatorConfig.of(Telling.CONFIGURATION, "secret"))) {
            fs.start();
            try (TestClient client = new TestClient(fs.port())) {
                client.next();
                String reply = client.send(login).replyText();
                if (admitted) {
                    assertThat(reply).isEqualTo("+OK accepted");
                } else {
                    assertThat(reply).startsWith("-ERR ");
                }
            }
        }
    }

    private SimulatedSwitch withList(String list) {
        Folder folder = Folder.copy(Telling.CONFIGURATION, temporary.resolve("conf"));
        folder.configure("<configuration name=\"acl.conf\">\n<network-lists>\n" + list
                + "\n</network-lists>\n</configuration>\n<configuration name=\"event_socket.conf\">\n<settings>\n"
                + "<param name=\"apply-inbound-acl\" value=\"team\"/>\n</settings>\n</configuration>");
        SimulatedSwitch fs = new SimulatedSwitch(SimulatorConfig.of(folder.root(), "secret"));
        fs.start();
        return fs;
    }
}
