/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AnnouncementsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private long now;
    private final Announcements announcements = new Announcements(2, PATIENCE, () -> now);

    @Test
    void anAnnouncedCallIsTakenOnce() {
        CallPlan plan = plan();
        assertThat(announcements.announce(plan)).isTrue();
        assertThat(announcements.take(plan.call())).contains(plan);
        assertThat(announcements.take(plan.call())).isEmpty();
    }

    @Test
    void nobodyTakesACallThatWasNotAnnounced() {
        assertThat(announcements.take(UUID.randomUUID())).isEmpty();
    }

    @Test
    void aCallThatComesTooLateIsNotTaken() {
        CallPlan plan = plan();
        announcements.announce(plan);
        now += PATIENCE.toNanos();
        assertThat(announcements.take(plan.call())).isEmpty();
    }

    @Test
    void aForgottenCallIsNotTaken() {
        CallPlan plan = plan();
        announcements.announce(plan);
        announcements.forget(plan.call());
        assertThat(announcements.take(plan.call())).isEmpty();
    }

    @Test
    void noMoreAreExpectedThanMayBe() {
        CallPlan first = plan();
        announcements.announce(first);
        announcements.announce(plan());
        assertThat(announcements.announce(plan())).isFalse();
        assertThat(announcements.announce(first))
                .as("one that is expected already")
                .isTrue();
    }

    @Test
    void thoseWhoNeverCameLeaveRoom() {
        announcements.announce(plan());
        announcements.announce(plan());
        now += PATIENCE.toNanos();
        assertThat(announcements.announce(plan())).isTrue();
    }

    @Test
    void theLastAnnouncementOfACallHolds() {
        UUID call = UUID.randomUUID();
        announcements.announce(new CallPlan(call, 1, "first", false));
        announcements.announce(new CallPlan(call, 1, "second", false));
        assertThat(announcements.take(call)).map(CallPlan::voiceAgent).contains("second");
    }

    private static CallPlan plan() {
        return new CallPlan(UUID.randomUUID(), 1, "marvin", true);
    }
}
