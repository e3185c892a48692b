/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.voxroute.audio.WavReader;

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
