/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.caller;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.audio.Samples;

/**
 * What a caller sends every 20 ms: a frame of what he says, or silence, or a key. He has the word once the other side has spoken and fallen silent,
 * or said nothing for too long. Not thread-safe.
 */
final class CallerTurns {

    static final AudioFormat FORMAT = AudioFormat.pcm16(8_000);
    static final int FRAME = (int) FORMAT.samples(AudioFormat.PTIME);

    /** Quieter than any speech, louder than a quiet line: the mean of absolute samples. */
    private static final int LOUD = 120;

    private static final int FALLEN_SILENT = frames(900);
    private static final int PATIENCE = frames(7_000);
    private static final int BETWEEN_KEYS = frames(300);

    private final Deque<short[]> utterances;
    private final Deque<Character> keys = new ArrayDeque<>();
    private final boolean waits;
    private short @Nullable [] saying;
    private int said;
    private boolean answered;
    private int quiet;
    private int waited;

    CallerTurns(List<short[]> utterances, String press, boolean waits) {
        this.utterances = new ArrayDeque<>(utterances);
        press.chars().forEach(key -> keys.add((char) key));
        this.waits = waits;
    }

    private static int frames(int millis) {
        return millis / (int) AudioFormat.PTIME.toMillis();
    }

    /** A frame of the other side's. */
    void hear(AudioFrame frame) {
        long sum = 0;
        short[] samples = frame.toSamples();
        for (short sample : samples) {
            sum += Math.abs(sample);
        }
        if (sum > (long) LOUD * samples.length) {
            quiet = 0;
            // What comes while he speaks himself answers nothing.
            answered |= saying == null;
        }
    }

    /** What is sent next; null: he hangs up. */
    @Nullable
    LineMessage next() {
        quiet++;
        waited++;
        if (saying == null && hasTheWord()) {
            if (!utterances.isEmpty()) {
                saying = utterances.poll();
                said = 0;
            } else if (!keys.isEmpty()) {
                LineMessage key = new LineMessage.Digit(keys.remove());
                if (keys.isEmpty()) {
                    listen();
                } else {
                    waited = PATIENCE - BETWEEN_KEYS;
                    quiet = 0;
                }
                return key;
            } else {
                return null;
            }
        }
        return saying == null ? AudioFrame.silence(FORMAT, FRAME) : speak(saying);
    }

    private boolean hasTheWord() {
        boolean isQuiet = quiet >= FALLEN_SILENT;
        return waited >= PATIENCE || (isQuiet && (answered || !waits));
    }

    private AudioFrame speak(short[] utterance) {
        short[] frame = new short[FRAME];
        int count = Math.min(FRAME, utterance.length - said);
        System.arraycopy(utterance, said, frame, 0, count);
        said += count;
        if (said >= utterance.length) {
            saying = null;
            listen();
        }
        byte[] bytes = new byte[FORMAT.bytesPerSample() * FRAME];
        Samples.write(FORMAT.encoding(), frame, FRAME, bytes, 0);
        return AudioFrame.owning(FORMAT, bytes);
    }

    private void listen() {
        answered = false;
        quiet = 0;
        waited = 0;
    }
}
