/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.voxroute.esl.client.Patience.awaitConnected;
import static org.voxroute.esl.client.Patience.awaitState;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.voxroute.kit.FakeSwitch;

class EslLoginIT {

    // Tries once, so that what it says of the peer stands.
    private static final EslTiming IMPATIENT =
            Patience.QUICK.withConnect(Duration.ofSeconds(1)).withBackoff(Duration.ofMinutes(1), Duration.ofMinutes(1));

    private final FakeSwitch fs = FakeSwitch.listening();
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @BeforeEach
    void listenToTheLog() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Problems.class)).addAppender(log);
    }

    @AfterEach
    void close() {
        ((Logger) LoggerFactory.getLogger(Problems.class)).detachAppender(log);
        fs.close();
    }

    @Test
    void logsInWithThePassword() {
        try (var nodes = Patience.clientOf(fs)) {
            fs.welcomesNode().takesSubscription();
            awaitConnected(nodes.only());
            assertThat(nodes.only().status().problem()).isNull();
        }
    }

    @Test
    void logsInAsAUser() {
        try (var nodes = EslNodes.open(List.of(Patience.config(fs).withUser("1021@127.0.0.1")))) {
            for (int i = 0; i < 2; i++) {
                fs.accepts()
                        .asksForPassword()
                        .hears("userauth 1021@127.0.0.1:ClueCon")
                        .says("""
                                Content-Type: command/reply
                                Reply-Text: +OK accepted
                                Allowed-Events: all
                                Allowed-API: show status uuid_kill

                                """)
                        .upcoming();
            }
            assertThat(nodes.only().status().events().state()).isEqualTo(LinkStatus.State.CONNECTED);
        }
    }

    @Test
    void saysAWrongPasswordOnceAndTriesAgainSlowly() throws IOException {
        var slow = Patience.QUICK.withDenied(Duration.ofMillis(50));
        try (var nodes = EslNodes.open(List.of(Patience.config(fs).withTiming(slow)))) {
            for (int i = 0; i < 6; i++) {
                fs.accepts().says(recorded("02_auth_bad"));
            }
            awaitState(nodes.only(), LinkStatus.State.DENIED);
            assertThat(nodes.only().status().problem()).isEqualTo("the switch refuses the user or password");
            assertThat(warnings()).singleElement().asString().contains("pbx1", "refuses the user or password");
        }
    }

    @Test
    void doesNotComeBackSoonAfterADenial() throws IOException {
        try (var nodes = Patience.clientOf(fs)) {
            fs.accepts().says(recorded("02_auth_bad"));
            fs.accepts().says(recorded("02_auth_bad"));
            awaitState(nodes.only(), LinkStatus.State.DENIED);
            assertThat(nodes.only().counters().connections()).isZero();
            assertThat(nodes.only().status().events().failedAttempts()).isEqualTo(1);
        }
    }

    @Test
    void namesTheAccessListThatRefuses() throws IOException {
        try (var nodes = Patience.clientOf(fs)) {
            fs.accepts().says(recorded("05_acl_rude_rejection"));
            fs.accepts().says(recorded("05_acl_rude_rejection"));
            awaitState(nodes.only(), LinkStatus.State.DENIED);
            assertThat(nodes.only().status().problem())
                    .isEqualTo("refused by the switch's access control list (apply-inbound-acl) for this address");
            assertThat(warnings()).hasSize(1);
        }
    }

    @Test
    void failsCommandsAsDeniedToAnybodyWhoAsksMeanwhile() throws IOException {
        try (var nodes = Patience.clientOf(fs)) {
            fs.accepts().says(recorded("02_auth_bad"));
            fs.accepts().says(recorded("02_auth_bad"));
            awaitState(nodes.only(), LinkStatus.State.DENIED);
            EslException refused = Patience.failure(nodes.only().api(ApiCommand.of("status"), Duration.ofSeconds(1)));
            assertThat(refused).hasMessageContaining("refuses the user or password");
            assertThat(refused.kind()).isEqualTo(EslException.Kind.DENIED);
            assertThat(refused.isOutcomeUnknown()).isFalse();
        }
    }

    @Test
    void givesUpOnAPeerThatDoesNotGreet() {
        try (var nodes = EslNodes.open(List.of(Patience.config(fs).withTiming(IMPATIENT)))) {
            fs.accepts().hearsTheEnd();
            Patience.awaitProblem(nodes.only(), "nothing that speaks like an event socket answered within 1000 ms");
        }
    }

    @Test
    void givesUpOnAPeerThatDoesNotAnswerThePassword() {
        try (var nodes = EslNodes.open(List.of(Patience.config(fs).withTiming(IMPATIENT)))) {
            fs.accepts().asksForPassword().hears("auth ClueCon").hearsTheEnd();
            Patience.awaitProblem(nodes.only(), "the switch did not answer the password within 1000 ms");
        }
    }

    @Test
    void understandsTheSwitchsOwnTimeout() throws IOException {
        try (var nodes = Patience.clientOf(fs)) {
            fs.accepts().says(recorded("04_auth_timeout"));
            Patience.awaitProblem(nodes.only(), "the switch said goodbye");
        }
    }

    @Test
    void saysThatNobodyListens() {
        fs.dies();
        try (var nodes = Patience.clientOf(fs)) {
            Patience.awaitProblem(nodes.only(), "can't connect: Connection refused");
            fs.comesBack();
            fs.welcomesNode().takesSubscription();
            awaitConnected(nodes.only());
        }
    }

    @Test
    void saysThatAHostIsNotKnown() {
        var config = EslNodeConfig.of("pbx1", "no-such-host.invalid", 8021, "ClueCon");
        try (var nodes = EslNodes.open(List.of(config))) {
            Patience.awaitProblem(nodes.only(), "the host name no-such-host.invalid is not known");
        }
    }

    @Test
    void neverPrintsThePassword() throws IOException {
        try (var nodes = Patience.clientOf(fs)) {
            fs.accepts().says(recorded("02_auth_bad"));
            fs.accepts().says(recorded("02_auth_bad"));
            awaitState(nodes.only(), LinkStatus.State.DENIED);
            assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains("ClueCon"));
            assertThat(nodes.only().status().toString() + Patience.config(fs)).doesNotContain("ClueCon");
        }
    }

    private List<String> warnings() {
        return log.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    private static byte[] recorded(String name) throws IOException {
        try (var recording = EslLoginIT.class.getResourceAsStream("/fixtures/freeswitch/" + name + ".esl")) {
            return recording.readAllBytes();
        }
    }
}
