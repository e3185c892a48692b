/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A caller as people are: his line sends a frame every 20 ms, silence or what he says, whatever the other side does. 8 kHz. */
public final class TalkingCaller implements AutoCloseable {

    private static final byte[] SILENCE = new byte[AudioSocketCaller.FRAME];
    /** Louder than what a codec makes of silence. */
    private static final int AUDIBLE = 100;

    private final AudioSocketCaller line;
    private final Queue<byte[]> toSay = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "talking-caller");
        thread.setDaemon(true);
        return thread;
    });

    public TalkingCaller(AudioSocketCaller line) {
        this.line = line;
        clock.scheduleAtFixedRate(this::frame, 0, 20, TimeUnit.MILLISECONDS);
    }

    /** Begins to say this, 16-bit mono at 8 kHz; returns at once. */
    public void say(short[] sound) {
        int frame = AudioSocketCaller.FRAME / 2;
        for (int from = 0; from < sound.length; from += frame) {
            byte[] bytes = new byte[AudioSocketCaller.FRAME];
            for (int i = 0; i < Math.min(frame, sound.length - from); i++) {
                bytes[2 * i] = (byte) sound[from + i];
                bytes[2 * i + 1] = (byte) (sound[from + i] >> 8);
            }
            toSay.add(bytes);
        }
    }

    public boolean isSpeaking() {
        return !toSay.isEmpty();
    }

    public void press(char key) {
        line.press(key);
    }

    public AudioSocketCaller line() {
        return line;
    }

    /** Whether the other side is heard to speak in one of the last frames that came. */
    public boolean hearsSpeech(int frames) {
        var heard = line.heard();
        int size = heard.size();
        return heard.subList(Math.max(0, size - frames), size).stream().anyMatch(TalkingCaller::isAudible);
    }

    private static boolean isAudible(byte[] frame) {
        for (int i = 0; i < frame.length; i += 2) {
            if (Math.abs((frame[i + 1] << 8) | (frame[i] & 0xFF)) > AUDIBLE) {
                return true;
            }
        }
        return false;
    }

    private void frame() {
        byte[] next = toSay.poll();
        if (!line.isEnded()) {
            line.send(0x10, next == null ? SILENCE : next);
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        line.close();
    }
}
