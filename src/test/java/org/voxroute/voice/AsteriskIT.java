/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.kit.Asterisk;
import org.voxroute.kit.Hub;
import org.voxroute.kit.sip.Codec;
import org.voxroute.kit.sip.SipCall;
import org.voxroute.kit.sip.Sound;
import org.voxroute.media.NettyLines;
import org.voxroute.voice.session.VoiceSessions;

/** Telephones that call through a real Asterisk, with the dialplan of docs/asterisk.md, and hear themselves: the echo provider answers. */
class AsteriskIT {

    private static final String APPLICATION = "1001";
    private static final String CHANNEL = "1002";

    @TempDir
    static Path folder;

    private static Asterisk asterisk;
    private static Hub hub;
    private static VoiceSessions sessions;

    @BeforeAll
    static void start() throws IOException {
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        asterisk = Asterisk.start(folder.resolve("ast"), port);
        hub = Hub.start(
                folder.resolve("hub"), Map.of("audiosocket.port", "" + port, "voxroute.voice.provider", "echo"));
        sessions = hub.bean(VoiceSessions.class);
    }

    @AfterAll
    static void stop() {
        if (hub != null) {
            hub.close();
        }
        if (asterisk != null) {
            asterisk.close();
        }
    }

    @AfterEach
    void nothingIsLeft() {
        await("no channel left").atMost(10, SECONDS).until(() -> asterisk.channels() == 0);
        assertThat(sessions.inProgress()).isZero();
        assertThat(hub.bean(NettyLines.class).open()).isZero();
    }

    @Test
    void aCallerHearsHimselfWhateverThePacketsAndTheForm() {
        List<SipCall> calls = new ArrayList<>();
        for (String form : List.of(APPLICATION, CHANNEL)) {
            for (int ptime : new int[] {10, 20, 30, 60}) {
                calls.add(asterisk.call("ulaw" + ptime, form, Codec.ULAW, ptime));
            }
        }
        calls.forEach(SipCall::answered);
        short[] said = Codec.ULAW.over(Sound.noise(16_000, 1));
        calls.forEach(call -> call.say(said));
        for (SipCall call : calls) {
            await().atMost(10, SECONDS).until(() -> call.heard().length() > 24_000);
            short[] slice = Sound.part(said, 8000, 4000);
            var match = Sound.find(slice, call.heard().samples());
            System.out.println("ptime " + call.agreedPtime() + " match " + match + " same "
                    + Sound.same(slice, call.heard().samples(), match.place()) + " lost "
                    + call.heard().lost() + " late "
                    + call.heard().late() + " sizes " + call.heard().sizes().subList(0, 30) + " delay "
                    + (call.heard().arrivedAt(match.place()) - call.sentAt(8000)) / 1000 + " us");
            call.close();
        }
        System.out.println(asterisk.log());
    }
}
