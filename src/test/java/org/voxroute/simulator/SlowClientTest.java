/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that doesn't read loses events and is hung up on; the switch and its other clients go on. */
class SlowClientTest {

    private static final String BIG = "x".repeat(100_000);
    private static final int MORE_THAN_FIT = 1_500;

    private final SimulatedSwitch fs = new SimulatedSwitch(SimulatorConfig.of(Telling.CONFIGURATION, "secret"));

    @SuppressWarnings("NullAway.Init")
    private TestClient other;

    @BeforeEach
    void start() {
        fs.start();
        other = TestClient.of(fs, "secret");
    }

    @AfterEach
    void stop() {
        other.close();
        fs.close();
    }

    @Test
    void losesEventsThatItDoesNotReadAndIsCutOff() {
        other.send("event plain CUSTOM small");
        try (TestClient slow = TestClient.of(fs, "secret")) {
            slow.send("event plain CUSTOM big");
            for (int i = 0; i < MORE_THAN_FIT; i++) {
                tell("big", BIG);
                tell("small", "y");
            }
            assertThat(other.heard()).hasSize(MORE_THAN_FIT);
            assertThat(fs.lostEvents()).isGreaterThan(500);
            long lost = fs.lostEvents();
            tell("big", BIG);
            other.api("version");
            assertThat(fs.lostEvents()).as("nobody is left to lose any").isEqualTo(lost);
        }
    }

    @Test
    void losesNothingThatItReadsInTheEnd() {
        try (TestClient late = TestClient.of(fs, "secret")) {
            late.send("event plain CUSTOM big");
            for (int i = 0; i < 300; i++) {
                tell("big", BIG);
            }
            other.api("version");
            assertThat(fs.lostEvents()).isZero();
            assertThat(late.heard())
                    .hasSize(300)
                    .allSatisfy(event -> assertThat(event.text()).endsWith(BIG));
        }
    }

    @Test
    void isCutOffIfItAsksOnWithoutReading() {
        try (TestClient asking = TestClient.of(fs, "secret")) {
            String question = ("api echo " + BIG + "\n\n").repeat(10);
            boolean refused = false;
            for (int i = 0; i < 400 && !refused; i++) {
                refused = isRefused(asking, question);
            }
            assertThat(refused).isTrue();
            assertThat(other.api("hostname")).isEqualTo("simulator");
        }
    }

    private static boolean isRefused(TestClient client, String bytes) {
        try {
            client.write(bytes);
            return false;
        } catch (UncheckedIOException closed) {
            return true;
        }
    }

    private void tell(String subclass, String body) {
        other.write(
                "sendevent CUSTOM\nEvent-Subclass: " + subclass + "\nContent-Length: " + body.length() + "\n\n" + body);
        other.reply();
    }
}
