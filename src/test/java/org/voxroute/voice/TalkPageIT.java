/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.WavWriter;
import org.voxroute.kit.Chromium;
import org.voxroute.kit.Hub;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.spi.Transcript.Speaker;

/** The page on which a person talks to a voice agent, in a real browser whose microphone hums. */
class TalkPageIT {

    private static final Path PICTURES = Path.of("target", "pages");

    /** What a browser has on its audio thread. */
    private static final String STAGE = """
            const sampleRate = 48000;
            const told = [];
            let Made;
            class AudioWorkletProcessor {
              constructor() { this.port = { postMessage: (message) => told.push(message) }; }
            }
            const registerProcessor = (name, type) => { Made = type; };
            """;

    private static final String PLAY = """
            const line = new Made();
            const add = (frames) => {
              for (let i = 0; i < frames; i++) line.port.onmessage({ data: new Int16Array(960).fill(8192).buffer });
            };
            const block = () => {
              const out = new Float32Array(128);
              line.process([[]], [[out]]);
              return out[0];
            };
            add(1);
            const oneFrame = block();
            add(9);
            const tenFrames = block();
            for (let i = 0; i < 36; i++) block();
            line.port.onmessage({ data: { clear: true } });
            const afterClear = block();
            add(3);
            const again = block();
            add(100);
            const cleared = told.find((message) => message.cleared !== undefined).cleared;
            return { oneFrame, tenFrames, afterClear, cleared, again, most: Math.ceil(line.waiting / 48) };
            """;

    @TempDir
    static Path data;

    private static Hub hub;
    private static Chromium browser;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(Chromium.isInstalled(), "needs /usr/bin/chromium");
        hub = Hub.start(Files.createDirectory(data.resolve("hub")), Map.of("voxroute.voice.provider", "echo"));
        browser = Chromium.start(Files.createDirectory(data.resolve("profile")), hum());
        Files.createDirectories(PICTURES);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
        if (hub != null) {
            hub.close();
        }
    }

    @Test
    void aPersonSignsInTalksHearsReadsAndHangsUp() throws IOException {
        browser.open(hub.client().base() + "/talk.html");
        await().atMost(10, SECONDS)
                .until(() -> browser.eval("document.getElementById('login')?.hidden === false")
                        .asBoolean());
        browser.picture(PICTURES.resolve("talk-sign-in.png"), 1_280, 800, false);
        signIn();

        click("talk");
        awaitState("On a call.");
        VoiceSession session = onlySession();
        await("his own voice")
                .atMost(10, SECONDS)
                .until(() -> browser.eval("document.getElementById('agent-level').value")
                                .asDouble()
                        > 0.1);
        await("a report of what was played")
                .atMost(5, SECONDS)
                .until(() -> session.heard().toMillis() > 500);
        session.tell(said(session, Speaker.CALLER, "I would like to move my appointment to Friday."));
        session.tell(said(session, Speaker.AGENT, "Friday at ten is free. Shall I book it for you?"));
        await().atMost(5, SECONDS)
                .until(() -> browser.eval("document.querySelectorAll('#transcript li').length")
                                .asInt()
                        == 2);
        browser.eval("document.querySelectorAll('#keys button')[4].click()");
        browser.picture(PICTURES.resolve("talk-light.png"), 1_280, 800, false);
        browser.picture(PICTURES.resolve("talk-dark.png"), 1_280, 800, true);
        browser.picture(PICTURES.resolve("talk-phone.png"), 375, 900, false);
        browser.picture(PICTURES.resolve("talk-phone-dark.png"), 320, 900, true);
        assertThat(browser.eval("document.documentElement.scrollWidth <= innerWidth")
                        .asBoolean())
                .isTrue();

        click("hangup");
        awaitState("The call is over.");
        await().atMost(5, SECONDS).until(() -> sessions().inProgress() == 0);

        click("talk");
        awaitState("On a call.");
        onlySession().hangUp("Goodbye");
        awaitState("The call is over: Goodbye");
        // The page asks who may talk before anybody signed in.
        assertThat(browser.complaints()).allMatch(complaint -> complaint.contains("/api/voice-agents?"));
    }

    /** The page's audio processor by itself, block by block of 128 samples at 48 kHz. */
    @Test
    void theSpeakerWaitsForSomeAudioAndIsSilentInTheBlockAfterABargeIn() throws IOException {
        var told = browser.eval("(() => {" + STAGE
                + Files.readString(Path.of("src/main/resources/static/talk/worklet.js")) + PLAY + "})()");
        assertThat(told.path("oneFrame").asDouble()).isZero();
        assertThat(told.path("tenFrames").asDouble()).isEqualTo(0.25);
        assertThat(told.path("afterClear").asDouble()).isZero();
        // 37 blocks.
        assertThat(told.path("cleared").asInt()).isEqualTo(98);
        assertThat(told.path("again").asDouble()).isEqualTo(0.25);
        assertThat(told.path("most").asInt()).isEqualTo(500);
    }

    private static void signIn() {
        browser.eval("""
                (() => {
                  const form = document.getElementById('login');
                  form.username.value = 'admin';
                  form.password.value = '%s';
                  form.requestSubmit();
                })()""".formatted(Hub.PASSWORD));
        await().atMost(10, SECONDS)
                .until(() -> !browser.eval("document.getElementById('talk').disabled")
                        .asBoolean());
    }

    private static void click(String id) {
        browser.eval("document.getElementById('" + id + "').click()");
    }

    private static void awaitState(String text) {
        await(text)
                .atMost(10, SECONDS)
                .until(() -> browser.eval("document.getElementById('state').textContent")
                        .asText()
                        .equals(text));
    }

    private static VoiceSessions sessions() {
        return hub.bean(VoiceSessions.class);
    }

    private static VoiceSession onlySession() {
        await().atMost(5, SECONDS).until(() -> sessions().inProgress() == 1);
        return sessions().all().iterator().next();
    }

    private static VoiceEvent said(VoiceSession session, Speaker speaker, String text) {
        return new VoiceEvent.Utterance(session.id(), Instant.now(), 1, speaker, text, Instant.now(), null, null);
    }

    /** Ten seconds of 440 Hz. */
    private static Path hum() throws IOException {
        var format = AudioFormat.pcm16(48_000);
        byte[] bytes = new byte[format.bytes(Duration.ofSeconds(10))];
        for (int i = 0; i < bytes.length / 2; i++) {
            short value = (short) (12_000 * Math.sin(2 * Math.PI * 440 * i / 48_000));
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        Path file = data.resolve("hum.wav");
        try (var wav = WavWriter.create(file, format)) {
            wav.write(AudioFrame.owning(format, bytes));
        }
        return file;
    }
}
