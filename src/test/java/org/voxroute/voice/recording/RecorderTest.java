/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.kit.FullDisk;
import org.voxroute.voice.session.FakeLine;
import org.voxroute.voice.session.Handle;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.session.VoiceSettings;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.VoiceAgent;

class RecorderTest {

    private static final String CONSENT = "This call is recorded.";

    @TempDir
    Path data;

    private final UUID call = UUID.randomUUID();
    private final FakeLine line = new FakeLine();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<VoiceEvent> told = new CopyOnWriteArrayList<>();
    private final VoiceSessions sessions = VoiceSessions.open(VoiceSettings.of(5));
    private final Handle listening = sessions.listen(told::add);
    private RecordingFiles files;
    private Recorder recorder;
    private boolean canSay = true;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private final class Agent implements VoiceAgent {
        @Override
        public void hear(AudioFrame frame) {
            // It listens.
        }

        @Override
        public void press(char key) {
            // It has no use for keys.
        }

        @Override
        public boolean say(String text) {
            said.add(text);
            return canSay;
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @BeforeEach
    void begin() {
        log.start();
        ((Logger) LoggerFactory.getLogger(Recorder.class)).addAppender(log);
        files = new RecordingFiles(data.resolve("recordings"));
        recorder = new Recorder(files, Clock.systemUTC(), sessions::find);
        LineListener arrival = sessions.meet(line, "test", this::open);
        arrival.hear(new LineMessage.Call(call));
        frame();
    }

    private void open(VoiceSession session) {
        session.talksAs(AgentProfile.of("reception", 1, "test"));
        try {
            session.open("test", listener -> new Agent(), null);
        } catch (ProviderError e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void end() {
        ((Logger) LoggerFactory.getLogger(Recorder.class)).detachAppender(log);
        line.listener().closed("over");
        recorder.close();
        listening.close();
        sessions.close();
    }

    private void frame() {
        line.listener().hear(AudioFrame.silence(AudioFormat.pcm16(8_000), 160));
    }

    private void opened(boolean on, String consent, String greeting) {
        var usual = AgentProfile.of("reception", 1, "test");
        var agent = new AgentProfile(
                "reception",
                1,
                "test",
                "",
                greeting,
                "",
                "en-US",
                List.of(),
                usual.limits(),
                new AgentProfile.Recording(on, consent));
        recorder.happened(new VoiceEvent.Opened(call, Instant.now(), agent, "test"));
    }

    private void agentSaid(String text) {
        recorder.happened(
                new VoiceEvent.Utterance(call, Instant.now(), 0, Speaker.AGENT, text, Instant.now(), null, null));
    }

    private boolean wasTold(Class<? extends VoiceEvent> type) {
        return told.stream().anyMatch(type::isInstance);
    }

    @Test
    void aCallIsRecordedToItsEnd() throws IOException {
        opened(true, "", "");
        for (int i = 0; i < 50; i++) {
            frame();
        }
        line.listener().closed("The caller hung up");
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.Ended.class));
        assertThat(told.stream().map(event -> event.getClass().getSimpleName()))
                .containsSubsequence("RecordingStarted", "Recorded", "Ended");
        String path = told.stream()
                .filter(VoiceEvent.Recorded.class::isInstance)
                .map(event -> ((VoiceEvent.Recorded) event).path())
                .findFirst()
                .orElseThrow();
        await().atMost(5, SECONDS).until(() -> files.find(path).orElseThrow().isFinished());
        assertThat(Files.size(files.find(path).orElseThrow().path())).isEqualTo(44 + 50 * 160 * 4);
    }

    @Test
    void aCallThatIsNotToBeRecordedIsNot() {
        opened(false, CONSENT, "");
        line.listener().closed("over");
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.Ended.class));
        assertThat(wasTold(VoiceEvent.RecordingStarted.class)).isFalse();
        assertThat(data.resolve("recordings")).doesNotExist();
    }

    @Test
    void theRecordingBeginsWhenTheAnnouncementWasHeardWithTheGreeting() {
        opened(true, CONSENT, CONSENT + " Good day.");
        agentSaid("This call is recorded. Good day.");
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.RecordingStarted.class));
        assertThat(said).isEmpty();
    }

    @Test
    void anAnnouncementThatWasTalkedOverIsMadeAgain() {
        opened(true, CONSENT, CONSENT + " Good day.");
        agentSaid("This call");
        assertThat(said).containsExactly(CONSENT);
        assertThat(wasTold(VoiceEvent.RecordingStarted.class)).isFalse();
        agentSaid("this call is recorded");
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.RecordingStarted.class));
    }

    @Test
    void whoNeverHearsTheAnnouncementIsNotRecorded() {
        opened(true, CONSENT, CONSENT);
        for (int i = 0; i < 4; i++) {
            agentSaid("This");
        }
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.RecordingFailed.class));
        assertThat(said).hasSize(3);
        assertThat(wasTold(VoiceEvent.RecordingStarted.class)).isFalse();
    }

    @Test
    void whereNobodyCanAnnounceItNothingIsRecorded() {
        canSay = false;
        opened(true, CONSENT, "");
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.RecordingFailed.class));
        assertThat(wasTold(VoiceEvent.RecordingStarted.class)).isFalse();
    }

    @Test
    void aFileThatCantBeWrittenEndsNoCallAndIsTold() throws IOException {
        Path inTheWay = Files.writeString(data.resolve("recordings"), "a file where the folder should be");
        opened(true, "", "");
        await().atMost(5, SECONDS).until(() -> wasTold(VoiceEvent.RecordingFailed.class));
        assertThat(failures())
                .singleElement()
                .satisfies(failed -> assertThat(failed.path()).isEmpty())
                .satisfies(failed -> assertThat(failed.reason())
                        .contains(inTheWay.toString())
                        .containsPattern("Not a directory|is in the way"));
        assertThat(wasTold(VoiceEvent.RecordingStarted.class)).isFalse();
        goesOn();
    }

    /** Full for good, or until others have made room. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDiskThatGetsFullEndsTheRecordingAndNotTheCall(boolean roomLater) throws IOException {
        recorder.close();
        int kept = 2_500;
        // Not even the last sample fits as a whole.
        files = new RecordingFiles(data.resolve("recordings"), new FullDisk(44 + 4 * kept + 3, roomLater)::create);
        recorder = new Recorder(files, Clock.systemUTC(), sessions::find);
        opened(true, "", "");
        for (int i = 0; i < 50; i++) {
            line.listener().hear(ramp(160 * i));
        }
        await().atMost(10, SECONDS).until(() -> wasTold(VoiceEvent.RecordingFailed.class));
        goesOn();
        line.listener().closed("The caller hung up");
        await().atMost(10, SECONDS).until(() -> wasTold(VoiceEvent.Ended.class));
        recorder.close();

        String path = ((VoiceEvent.RecordingStarted) told.stream()
                        .filter(VoiceEvent.RecordingStarted.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .path();
        assertThat(failures())
                .singleElement()
                .isEqualTo(
                        new VoiceEvent.RecordingFailed(call, failures().get(0).at(), path, FullDisk.MESSAGE));
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly("Call " + call + " is not recorded any more: " + FullDisk.MESSAGE);
        assertThat(wasTold(VoiceEvent.Recorded.class)).isFalse();
        assertThat(files.find(path))
                .hasValueSatisfying(found -> assertThat(found.isFinished()).isTrue());
        ByteBuffer wav = ByteBuffer.wrap(
                        Files.readAllBytes(files.find(path).orElseThrow().path()))
                .order(ByteOrder.LITTLE_ENDIAN);
        assertThat(wav.getInt(40)).isEqualTo(4 * kept);
        assertThat(wav.capacity()).isEqualTo(44 + 4 * kept);
        for (int i = 0; i < kept; i++) {
            assertThat(wav.getShort(44 + 4 * i)).isEqualTo((short) i);
        }
    }

    private static AudioFrame ramp(int from) {
        ByteBuffer samples = ByteBuffer.allocate(320).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < 160; i++) {
            samples.putShort((short) (from + i));
        }
        return AudioFrame.owning(AudioFormat.pcm16(8_000), samples.array());
    }

    private void goesOn() {
        assertThat(line.hungUp()).isNull();
        frame();
        assertThat(sessions.find(call)).isPresent();
    }

    private List<VoiceEvent.RecordingFailed> failures() {
        return told.stream()
                .filter(VoiceEvent.RecordingFailed.class::isInstance)
                .map(VoiceEvent.RecordingFailed.class::cast)
                .toList();
    }
}
