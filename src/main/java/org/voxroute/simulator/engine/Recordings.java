/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.simulator.event.EventHeader;
import org.voxroute.simulator.model.Variables;

/** Recordings of calls: the events, and a WAV file of silence that lasts as long as the call did, if it lies in the recordings' folder. Elsewhere nothing is written, whatever a client asks for. */
public final class Recordings {

    private static final Logger LOG = LoggerFactory.getLogger(Recordings.class);
    private static final int MAX_PER_LEG = 32;
    private static final long MAX_MILLIS = Duration.ofMinutes(10).toMillis();
    private static final int HEADER = 44;

    private record Recording(String path, long began, Timer.Pending limit) {}

    private final SwitchCore core;
    private final Path folder;
    private final Map<Leg, Map<String, Recording>> running = new LinkedHashMap<>();

    Recordings(SwitchCore core, Path folder) {
        this.core = core;
        this.folder = folder.toAbsolutePath().normalize();
    }

    /** Begins; false if the leg has too many already, or this one. */
    public boolean start(Leg leg, String path, int limitSeconds) {
        Map<String, Recording> all = running.computeIfAbsent(leg, key -> new LinkedHashMap<>());
        if (all.size() >= MAX_PER_LEG || all.containsKey(path)) {
            return false;
        }
        Timer.Pending limit = limitSeconds <= 0
                ? () -> {}
                : core.timer().after(Duration.ofSeconds(limitSeconds), () -> stop(leg, path));
        all.put(path, new Recording(path, core.bus().now(), limit));
        core.signals()
                .fire(
                        leg,
                        "RECORD_START",
                        Sites.RECORD_START,
                        List.of(),
                        List.of(EventHeader.of("Record-File-Path", path)));
        core.signals().fire(leg, "MEDIA_BUG_START", Sites.BUG_START, bug(path), List.of());
        return true;
    }

    /** Ends one recording, or all of the leg; false if there is none. */
    public boolean stop(Leg leg, String path) {
        Map<String, Recording> all = running.getOrDefault(leg, Map.of());
        if (path.equals("all")) {
            boolean any = !all.isEmpty();
            stopAll(leg);
            return any;
        }
        Recording recording = all.remove(path);
        if (recording == null) {
            return false;
        }
        end(leg, recording, "success-maxtime");
        core.signals().fire(leg, "MEDIA_BUG_STOP", Sites.BUG_STOP, bug(path), List.of());
        return true;
    }

    /** {@code uuid_displace}: something is played over the leg's sound, or no longer. */
    public void displace(Leg leg, String path, boolean on) {
        core.signals()
                .fire(
                        leg,
                        on ? "MEDIA_BUG_START" : "MEDIA_BUG_STOP",
                        on ? Sites.BUG_START : Sites.BUG_STOP,
                        List.of(
                                EventHeader.of("Media-Bug-Function", "displace"),
                                EventHeader.of("Media-Bug-Target", path)),
                        List.of());
    }

    public boolean isRecording(Leg leg, String path) {
        return running.getOrDefault(leg, Map.of()).containsKey(path);
    }

    /** The leg ends: so do its recordings. */
    void stopAll(Leg leg) {
        Map<String, Recording> all = running.remove(leg);
        if (all == null) {
            return;
        }
        List<Recording> latestFirst = new ArrayList<>(all.values());
        Collections.reverse(latestFirst);
        latestFirst.forEach(recording -> end(leg, recording, "success-silence"));
        latestFirst.forEach(recording ->
                core.signals().fire(leg, "MEDIA_BUG_STOP", Sites.BUG_STOP, bug(recording.path()), List.of()));
    }

    private void end(Leg leg, Recording recording, String cause) {
        recording.limit().cancel();
        long millis = (core.bus().now() - recording.began() + 500) / 1000;
        int channels = leg.variables().isTrue("RECORD_STEREO") ? 2 : 1;
        long samples = millis * 8;
        Variables v = leg.variables();
        v.set("record_file_size", HEADER + samples * 2 * channels).set("record_samples", samples);
        v.set("record_seconds", millis / 1000).set("record_ms", millis).set("record_completion_cause", cause);
        write(recording.path(), Math.min(millis, MAX_MILLIS) * 8, channels);
        core.signals()
                .fire(
                        leg,
                        "RECORD_STOP",
                        Sites.RECORD_STOP,
                        List.of(),
                        List.of(
                                EventHeader.of("Record-File-Path", recording.path()),
                                EventHeader.of("Record-Completion-Cause", cause)));
    }

    private static List<EventHeader> bug(String path) {
        return List.of(
                EventHeader.of("Media-Bug-Function", "session_record"), EventHeader.of("Media-Bug-Target", path));
    }

    private void write(String path, long samples, int channels) {
        Path file;
        try {
            file = folder.resolve(path).normalize();
        } catch (InvalidPathException strange) {
            return;
        }
        if (!file.startsWith(folder) || file.equals(folder) || Files.exists(file)) {
            return;
        }
        try {
            Files.createDirectories(file.resolveSibling("."));
            int bytes = (int) (samples * 2 * channels);
            try (RandomAccessFile wav = new RandomAccessFile(file.toFile(), "rw")) {
                wav.write(header(bytes, channels));
                wav.setLength(HEADER + (long) bytes);
            }
        } catch (IOException failure) {
            LOG.warn("The simulated recording {} can't be written: {}", file, failure.toString());
        }
    }

    /** L16 at 8 kHz. */
    private static byte[] header(int bytes, int channels) {
        ByteBuffer out = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + bytes);
        out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        out.putShort((short) 1).putShort((short) channels).putInt(8000).putInt(8000 * 2 * channels);
        out.putShort((short) (2 * channels)).putShort((short) 16);
        out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(bytes);
        return out.array();
    }
}
