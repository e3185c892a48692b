/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.voice.session.VoiceCounters.Refusal;

class VoiceSessionsTest {

    private static final int CAPACITY = 3;
    private static final int TENANT = 5;

    private final VoiceSessions sessions = new VoiceSessions(
            new VoiceSettings(
                    CAPACITY,
                    TENANT,
                    PeerAddresses.of(List.of("127.0.0.1")),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(10)),
            new Times(System::nanoTime, Clock.systemUTC()));
    private final List<VoiceEvent> events = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        sessions.all().forEach(session -> session.closed("over"));
        sessions.close();
    }

    @Test
    void aLineIsTheCallThatItsFirstMessageSays() {
        UUID id = UUID.randomUUID();
        var line = meet(new FakeLine(), id);
        assertThat(sessions.find(id)).isPresent();
        assertThat(line.listener()).isSameAs(sessions.find(id).orElseThrow());
        assertThat(sessions.inProgress()).isOne();
    }

    @Test
    void aLineThatDoesNotSayItsCallIsHungUp() {
        var line = new FakeLine();
        sessions.meet(line, "test", session -> {});
        line.listener().hear(AudioFrame.silence(AudioFormat.pcm16(8_000), 160));
        assertThat(line.hungUp).contains("doesn't say which call");
        assertThat(sessions.inProgress()).isZero();
    }

    @Test
    void aCallHasOneLine() {
        UUID id = UUID.randomUUID();
        meet(new FakeLine(), id);
        var second = meet(new FakeLine(), id);
        assertThat(second.hungUp).contains("has a line already");
        assertThat(sessions.counters().refused(Refusal.BOUND_ALREADY)).isOne();
        assertThat(sessions.inProgress()).isOne();
    }

    @Test
    void aStrangerBeginsNoCallUnlessItWasAnnounced() throws Exception {
        InetAddress stranger = InetAddress.getByName("192.0.2.1");
        var refused = meet(new FakeLine(stranger), UUID.randomUUID());
        assertThat(refused.hungUp).contains("nobody announced");
        assertThat(sessions.counters().refused(Refusal.PEER)).isOne();

        var plan = new CallPlan(UUID.randomUUID(), 7, "marvin", true);
        assertThat(sessions.announce(plan)).isTrue();
        var expected = meet(new FakeLine(stranger), plan.call());
        assertThat(expected.hungUp).isNull();
        assertThat(sessions.find(plan.call()).orElseThrow().plan()).isEqualTo(plan);
    }

    @Test
    void aCallThatNobodyAnnouncedIsTheConfiguredTenants() {
        UUID id = UUID.randomUUID();
        meet(new FakeLine(), id);
        assertThat(sessions.find(id).orElseThrow().plan()).isEqualTo(new CallPlan(id, TENANT, null, false));
    }

    @Test
    void aForgottenCallIsRefusedToAStranger() throws Exception {
        var plan = new CallPlan(UUID.randomUUID(), 1, null, false);
        sessions.announce(plan);
        sessions.forget(plan.call());
        assertThat(meet(new FakeLine(InetAddress.getByName("192.0.2.1")), plan.call()).hungUp)
                .isNotNull();
    }

    @Test
    void pastTheCapacityCallsAreRefusedUntilOneEnds() {
        List<FakeLine> lines = IntStream.range(0, CAPACITY)
                .mapToObj(i -> meet(new FakeLine(), UUID.randomUUID()))
                .toList();
        assertThat(lines).allMatch(line -> line.hungUp == null);
        assertThat(meet(new FakeLine(), UUID.randomUUID()).hungUp).contains("3 calls already");
        assertThat(sessions.counters().refused(Refusal.CAPACITY)).isOne();
        lines.get(0).listener().closed("over");
        assertThat(sessions.inProgress()).isEqualTo(CAPACITY - 1);
        assertThat(meet(new FakeLine(), UUID.randomUUID()).hungUp).isNull();
    }

    @Test
    void aHubThatStopsEndsItsOwnCallsAndLeavesThoseOfASwitchToTheNext() throws Exception {
        var own = new FakeLine();
        meet(own, UUID.randomUUID());
        var parked = new CallPlan(UUID.randomUUID(), 1, null, true);
        sessions.announce(parked);
        var ofASwitch = meet(new FakeLine(), parked.call());
        var stop = new Thread(sessions::stop);
        stop.start();
        await().until(() -> own.hungUp != null);
        assertThat(stop.isAlive()).isTrue();
        own.listener().closed("over");
        stop.join();
        assertThat(ofASwitch.hungUp).isNull();
        assertThat(meet(new FakeLine(), UUID.randomUUID()).hungUp).contains("the hub stops");
        assertThat(sessions.counters().refused(Refusal.STOPPING)).isOne();
    }

    @Test
    void callsAtOnceNeverExceedTheCapacity() throws Exception {
        int tries = 64;
        var go = new CountDownLatch(1);
        List<FakeLine> lines = new CopyOnWriteArrayList<>();
        List<Thread> threads = IntStream.range(0, tries)
                .mapToObj(i -> new Thread(() -> {
                    try {
                        go.await();
                        lines.add(meet(new FakeLine(), UUID.randomUUID()));
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }))
                .toList();
        threads.forEach(Thread::start);
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(lines.stream().filter(line -> line.hungUp == null)).hasSize(CAPACITY);
        assertThat(sessions.counters().refused(Refusal.CAPACITY)).isEqualTo(tries - CAPACITY);
    }

    @Test
    void thoseWhoListenHearEachCallInOrder() {
        try (var all = sessions.listen(events::add, 4)) {
            List<FakeLine> lines = IntStream.range(0, CAPACITY)
                    .mapToObj(i -> meet(new FakeLine(), UUID.randomUUID()))
                    .toList();
            for (char key = '0'; key <= '9'; key++) {
                for (FakeLine line : lines) {
                    line.listener().hear(new LineMessage.Digit(key));
                }
            }
            lines.forEach(line -> line.listener().closed("over"));
            await().atMost(5, TimeUnit.SECONDS).until(() -> events.size() == CAPACITY * 12);
            for (UUID call : events.stream().map(VoiceEvent::call).distinct().toList()) {
                List<VoiceEvent> told = events.stream()
                        .filter(event -> event.call().equals(call))
                        .toList();
                assertThat(told.get(0)).isInstanceOf(VoiceEvent.Began.class);
                assertThat(told.get(11)).isInstanceOf(VoiceEvent.Ended.class);
                assertThat(told.subList(1, 11))
                        .extracting(event -> ((VoiceEvent.Pressed) event).key())
                        .containsExactly('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
            }
        }
    }

    @Test
    void whatWaitsIsToldYetWhenSomebodyStopsToListen() {
        var handle = sessions.listen(event -> {
            pause();
            events.add(event);
        });
        var line = meet(new FakeLine(), UUID.randomUUID());
        for (int i = 0; i < 20; i++) {
            line.listener().hear(new LineMessage.Digit('1'));
        }
        handle.close();
        assertThat(events).hasSize(21);
        line.listener().hear(new LineMessage.Digit('2'));
        assertThat(sessions.waitingEvents()).isZero();
    }

    @Test
    void aListenerThatFailsHearsTheNextEvent() {
        try (var handle = sessions.listen(event -> {
            events.add(event);
            throw new IllegalStateException("on purpose");
        })) {
            meet(new FakeLine(), UUID.randomUUID()).listener().hear(new LineMessage.Digit('1'));
            await().atMost(5, TimeUnit.SECONDS).until(() -> events.size() == 2);
        }
    }

    @Test
    void aListenerThatIsTooSlowLosesEventsAndNobodyWaits() throws Exception {
        var stuck = new CountDownLatch(1);
        var handle = sessions.listen(event -> {
            try {
                stuck.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var line = meet(new FakeLine(), UUID.randomUUID());
        for (int i = 0; i < EventLane.LIMIT + 100; i++) {
            line.listener().hear(new LineMessage.Digit('1'));
        }
        assertThat(sessions.waitingEvents()).isEqualTo(EventLane.LIMIT);
        assertThat(sessions.lostEvents()).isBetween(99L, 101L);
        stuck.countDown();
        handle.close();
    }

    private FakeLine meet(FakeLine line, UUID id) {
        sessions.meet(line, "test", session -> {});
        line.listener().hear(new LineMessage.Call(id));
        return line;
    }

    private static void pause() {
        LockSupport.parkNanos(1_000_000);
    }
}
