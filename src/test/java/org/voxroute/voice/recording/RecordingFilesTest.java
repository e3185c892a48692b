/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.WavReader;
import org.voxroute.audio.WavWriter;
import org.voxroute.kit.FullDisk;

class RecordingFilesTest {

    private static final Instant NOW = Instant.parse("2026-01-15T10:20:30Z");
    private static final UUID CALL = UUID.fromString("6f1d0a52-0000-4000-8000-000000000009");

    @TempDir
    Path data;

    private RecordingFiles files() {
        return new RecordingFiles(data.resolve("recordings"));
    }

    private static short[] sound(int length) {
        return new short[length];
    }

    @Test
    void aFileIsNamedByTheDayAndTheCallAndReadByNobodyElse() throws IOException {
        RecordingFiles files = files();
        String name = files.nameOf(CALL, NOW);
        assertThat(name).isEqualTo("recordings/2026/01/15/" + CALL + ".wav");
        try (var file = files.create(name, 8_000)) {
            file.write(sound(80), sound(80));
            assertThat(files.find(name))
                    .hasValueSatisfying(found -> assertThat(found.isFinished()).isFalse());
        }
        files.finished(name);
        Path whole = files.find(name).orElseThrow().path();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(whole)))
                .isEqualTo("rw-------");
        assertThat(files.nameOf(CALL, NOW)).endsWith(CALL + "-2.wav");
    }

    @Test
    void whatACrashLeftIsFinishedAtTheNextStart() throws IOException {
        String name = files().nameOf(CALL, NOW);
        var file = files().create(name, 8_000);
        file.write(sound(800), sound(800));
        // Never closed: the header says nothing of its length. A write was cut in the middle of a sample.
        Path part = files().find(name).orElseThrow().path();
        Files.write(part, new byte[] {1, 2, 3}, java.nio.file.StandardOpenOption.APPEND);
        files().recover();
        Path whole = files().find(name).orElseThrow().path();
        assertThat(Files.size(whole)).isEqualTo(44 + 800 * 4);
        try (var wav = WavReader.open(Files.newInputStream(whole))) {
            assertThat(wav.format().channels()).isEqualTo(2);
        }
        byte[] bytes = Files.readAllBytes(whole);
        assertThat(java.nio.ByteBuffer.wrap(bytes)
                        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
                        .getInt(40))
                .isEqualTo(800 * 4);
    }

    @Test
    void whatAnOlderHubLeftAmongTheFinishedIsFinishedAtTheFirstStart() throws IOException {
        Path day = Files.createDirectories(data.resolve("recordings/2025/12/31"));
        leftByACrash(day.resolve(CALL + ".wav.part"));
        files().recover();
        String name = "recordings/2025/12/31/" + CALL + ".wav";
        assertThat(files().find(name))
                .hasValueSatisfying(found -> assertThat(found.isFinished()).isTrue());
        assertThat(day).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void aStartLooksForUnfinishedFilesInTheirFolderAndNotAmongAllThatAreFinished() throws IOException {
        String name = files().nameOf(CALL, NOW);
        files().create(name, 8_000);
        Path day = Files.createDirectories(data.resolve("recordings/2026/01/15"));
        Path elsewhere = day.resolve("other.wav.part");
        leftByACrash(elsewhere);
        files().recover();
        assertThat(files().find(name).orElseThrow().path())
                .hasParentRaw(day.toAbsolutePath())
                .exists();
        assertThat(data.resolve("recordings/unfinished")).isEmptyDirectory();
        assertThat(elsewhere).exists();
    }

    @Test
    void aRecordingWithoutEvenAHeaderGoes() throws IOException {
        String name = files().nameOf(CALL, NOW);
        files().create(name, 8_000).close();
        Path part = files().find(name).orElseThrow().path();
        Files.write(part, new byte[10]);
        files().recover();
        assertThat(files().find(name)).isEmpty();
        assertThat(data.resolve("recordings/unfinished")).isEmptyDirectory();
    }

    @Test
    void aSecondRecordingThatWasLeftKeepsItsName() throws IOException {
        files().create(files().nameOf(CALL, NOW), 8_000);
        String second = files().nameOf(CALL, NOW);
        files().create(second, 8_000);
        files().recover();
        assertThat(second).endsWith(CALL + "-2.wav");
        assertThat(files().find(second))
                .hasValueSatisfying(found -> assertThat(found.isFinished()).isTrue());
    }

    @Test
    void aFileThatTheDiskHasNoRoomForLeavesNothing() {
        var full = new RecordingFiles(data.resolve("recordings"), new FullDisk(10, false)::create);
        String name = full.nameOf(CALL, NOW);
        assertThatThrownBy(() -> full.create(name, 8_000)).hasMessage(FullDisk.MESSAGE);
        assertThat(data.resolve("recordings/unfinished")).isEmptyDirectory();
        assertThat(full.nameOf(CALL, NOW)).isEqualTo(name);
    }

    private static void leftByACrash(Path part) throws IOException {
        var file = WavWriter.create(part, new AudioFormat(Encoding.PCM16_LE, 8_000, 2));
        file.write(sound(80), sound(80));
    }

    @Test
    void findsNothingOutsideItsFolder() throws IOException {
        Files.writeString(data.resolve("secret.key"), "secret");
        assertThat(files().find("recordings/../secret.key")).isEmpty();
        assertThat(files().find("secret.key")).isEmpty();
        assertThat(files().find("/etc/passwd")).isEmpty();
    }

    @Test
    void whatIsOldGoes() throws IOException {
        RecordingFiles files = files();
        String name = files.nameOf(CALL, NOW);
        files.create(name, 8_000).close();
        files.finished(name);
        Path whole = files.find(name).orElseThrow().path();
        Files.setLastModifiedTime(whole, FileTime.from(NOW));
        files.forget(Duration.ofDays(1), NOW.plus(Duration.ofHours(23)));
        assertThat(files.find(name)).isPresent();
        files.forget(Duration.ofDays(1), NOW.plus(Duration.ofHours(25)));
        assertThat(files.find(name)).isEmpty();
    }
}
