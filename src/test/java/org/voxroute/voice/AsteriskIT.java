/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.kit.Asterisk;
import org.voxroute.kit.AudioSocketCaller;
import org.voxroute.kit.ChaosProxy;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;
import org.voxroute.kit.sip.Codec;
import org.voxroute.kit.sip.SipCall;
import org.voxroute.kit.sip.Sound;
import org.voxroute.kit.sip.Words;
import org.voxroute.media.NettyLines;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;

/** Telephones that call through a real Asterisk, with the dialplan of docs/asterisk.md, and hear themselves: the echo provider answers. */
@Tag("alone")
@TestMethodOrder(OrderAnnotation.class)
class AsteriskIT {

    private static final String APPLICATION = "1001";
    private static final String CHANNEL = "1002";
    private static final String CHANNEL_16_KHZ = "1003";
    private static final String CHANNEL_WITHOUT_CODEC = "1004";
    private static final String APPLICATION_OR_PERSON = "1005";
    private static final String CHANNEL_OR_PERSON = "1006";
    private static final int CAPACITY = 50;
    private static final int LAST = Integer.MAX_VALUE;

    @TempDir
    static Path folder;

    private static int port;
    private static Asterisk asterisk;
    private static long sockets;
    private static Hub hub;
    private static VoiceSessions sessions;
    private static NettyLines lines;
    private static final List<VoiceEvent> TOLD = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void start() throws IOException {
        port = Ports.free();
        asterisk = Asterisk.start(folder.resolve("ast"), port);
        sockets = asterisk.sockets();
        hub = Hub.start(
                folder.resolve("hub"),
                Map.of(
                        "audiosocket.port",
                        "" + port,
                        "voxroute.voice.provider",
                        "echo",
                        "voxroute.voice.capacity",
                        "" + CAPACITY));
        sessions = hub.bean(VoiceSessions.class);
        lines = hub.bean(NettyLines.class);
        sessions.listen(TOLD::add);
    }

    @AfterAll
    static void stop() {
        if (asterisk != null) {
            asterisk.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        await("no channel left").atMost(10, SECONDS).until(() -> asterisk.channels() == 0);
        await("no socket left").atMost(10, SECONDS).until(() -> asterisk.sockets() == sockets);
        await("no call left").atMost(10, SECONDS).until(() -> sessions.inProgress() == 0);
        await("no connection left").atMost(10, SECONDS).until(() -> lines.open() == 0);
        TOLD.clear();
    }

    @Test
    void callersHearThemselvesWhateverTheirPacketsAndTheForm() {
        List<SipCall> calls = new ArrayList<>();
        for (String form : List.of(APPLICATION, CHANNEL)) {
            for (int ptime : new int[] {10, 20, 30, 60}) {
                calls.add(asterisk.call("ulaw" + ptime, form, Codec.ULAW, ptime));
            }
            calls.add(asterisk.call("alaw20", form, Codec.ALAW, 20));
        }
        calls.add(asterisk.call("slin16", CHANNEL_16_KHZ, Codec.L16, 20));
        calls.add(call(CHANNEL_WITHOUT_CODEC));
        List<Words> words = speak(calls);

        assertThat(words).allSatisfy(Words::comeBack);
        calls.forEach(SipCall::close);
    }

    @Test
    void aCallerHearsHimselfAlthoughAsteriskResamples() {
        try (SipCall call = call(CHANNEL_16_KHZ)) {
            Words.by(call, 1).comeBackAlike(0.95);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, CHANNEL})
    void keysArrive(String form) {
        try (SipCall call = talking(form)) {
            call.press("15#*0D");
            await().atMost(10, SECONDS).until(() -> keys().length() == 6);
            assertThat(keys()).isEqualTo("15#*0D");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, CHANNEL})
    void theCallEndsWhenTheCallerHangsUp(String form) {
        SipCall call = talking(form);
        call.hangUp();
        await().atMost(2, SECONDS).until(() -> TOLD.stream().anyMatch(VoiceEvent.Ended.class::isInstance));
        call.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, CHANNEL})
    void theCallerIsHungUpWhenTheVoiceAgentHangsUp(String form) {
        try (SipCall call = talking(form)) {
            sessions.all().forEach(session -> session.hangUp("enough"));
            assertThat(call.end()).isEqualTo("BYE Q.850;cause=16");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, CHANNEL})
    void theCallerIsHungUpWhenTheConnectionBreaks(String form) throws IOException {
        try (var network = ChaosProxy.to(port)) {
            asterisk.connectTo(network.port());
            try (SipCall call = talking(form)) {
                network.cut();
                assertThat(call.end()).startsWith("BYE");
            }
        } finally {
            asterisk.connectTo(port);
        }
    }

    @Test
    void callersMayPauseAndBeHeardAgain() {
        List<SipCall> calls = List.of(talking(APPLICATION), talking(CHANNEL));
        calls.forEach(call -> call.mute(true));
        calls.forEach(call -> call.hold(true));
        // Longer than Asterisk waits for a frame of either side.
        await().pollDelay(2_500, MILLISECONDS).until(() -> true);
        assertThat(calls).noneMatch(SipCall::isOver);
        calls.forEach(call -> call.hold(false));
        calls.forEach(call -> call.mute(false));
        List<Words> words = speak(calls);

        assertThat(words).allSatisfy(Words::comeBack);
        calls.forEach(SipCall::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION_OR_PERSON, CHANNEL_OR_PERSON})
    void aPersonTakesOverWhenTheHubHasNoRoom(String form) {
        List<AudioSocketCaller> callers = new ArrayList<>();
        try (SipCall call = full(callers, form)) {
            hearsThePerson(call);
        } finally {
            callers.forEach(AudioSocketCaller::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {APPLICATION, CHANNEL})
    void aCallerForWhomThereIsNoRoomIsHungUp(String form) {
        List<AudioSocketCaller> callers = new ArrayList<>();
        try (SipCall call = full(callers, form)) {
            assertThat(call.end()).isEqualTo("BYE Q.850;cause=16");
        } finally {
            callers.forEach(AudioSocketCaller::close);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1007", "1008"})
    void aPersonTakesOverWhenTheHubIsNotThere(String form) {
        try (SipCall call = call(form)) {
            hearsThePerson(call);
        }
    }

    @Test
    void anUnansweredChannelDisturbsNobody() {
        try (SipCall other = talking(APPLICATION);
                SipCall call = call("1010")) {
            assertThat(call.end()).isEqualTo("603 Decline");
            Words.by(other, 1).comeBack();
        }
    }

    @Test
    void aCallerMayGiveUpWhileItRings() {
        try (SipCall call = call("1011")) {
            await().atMost(5, SECONDS).until(() -> call.status() == 180);
            call.hangUp();
            assertThat(call.end()).isEqualTo("487 Request Terminated");
        }
        assertThat(TOLD).isEmpty();
    }

    @Test
    void fiftyCallersAtOnceHearThemselvesAndNobodyElse() {
        List<SipCall> calls = new ArrayList<>();
        for (int i = 0; i < CAPACITY; i++) {
            calls.add(call(i % 2 == 0 ? APPLICATION : CHANNEL));
        }
        try {
            // A hub that never had so many compiles what it does for them: it is heard the second time.
            speak(calls)
                    .forEach(words -> await().atMost(10, SECONDS)
                            .until(() -> !words.call().isSaying()));

            assertThat(speak(calls)).allSatisfy(Words::comeBack);
        } finally {
            calls.forEach(SipCall::close);
        }
    }

    @Test
    @Order(LAST - 1)
    void callsEndWithAsteriskAndOthersComeWhenItIsThereAgain() throws IOException {
        SipCall first = talking(APPLICATION);
        SipCall second = talking(CHANNEL);
        asterisk.kill();
        await().atMost(5, SECONDS).until(() -> sessions.inProgress() == 0);
        first.close();
        second.close();
        asterisk.start();
        sockets = asterisk.sockets();
        try (SipCall call = talking(APPLICATION)) {
            Words.by(call, 1).comeBack();
        }
    }

    @Test
    @Order(LAST)
    void callersAreHungUpWhenTheHubStops() {
        try (SipCall first = talking(APPLICATION);
                SipCall second = talking(CHANNEL)) {
            hub.close();
            assertThat(first.end()).isEqualTo("BYE Q.850;cause=16");
            assertThat(second.end()).isEqualTo("BYE Q.850;cause=16");
        }
    }

    private static SipCall call(String form) {
        return asterisk.call("ulaw20", form, Codec.ULAW, 20);
    }

    /** Each says something else. */
    private static List<Words> speak(List<SipCall> calls) {
        List<Words> words = new ArrayList<>();
        calls.forEach(call -> words.add(Words.by(call, words.size())));
        return words;
    }

    /** A call that has its voice agent. */
    private static SipCall talking(String form) {
        int before = sessions.inProgress();
        SipCall call = call(form).answered();
        await("the voice agent")
                .atMost(10, SECONDS)
                .until(() -> sessions.inProgress() > before
                        && sessions.all().stream().allMatch(VoiceSession::hasAgent));
        return call;
    }

    /** A call when there are as many already as there may be. */
    private static SipCall full(List<AudioSocketCaller> callers, String form) {
        for (int i = 0; i < CAPACITY; i++) {
            callers.add(AudioSocketCaller.call(port, UUID.randomUUID()));
        }
        await().atMost(10, SECONDS).until(() -> sessions.inProgress() == CAPACITY);
        return call(form).answered();
    }

    /** The tone that stands for a person in the dialplan. */
    private static void hearsThePerson(SipCall call) {
        await().atMost(10, SECONDS).until(() -> call.heard().length() > 8_000);
        assertThat(call.isOver()).isFalse();
        assertThat(Sound.level(call.heard().samples())).isGreaterThan(10_000);
    }

    private static String keys() {
        var keys = new StringBuilder();
        TOLD.forEach(event -> {
            if (event instanceof VoiceEvent.Pressed pressed) {
                keys.append(pressed.key());
            }
        });
        return keys.toString();
    }
}
