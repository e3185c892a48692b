/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;

/** The two tones of each telephone key (ITU-T Q.23), as audio: so that keys can be pressed over any line. */
final class KeyTones {

    private static final String KEYS = "123A456B789C*0#D";
    private static final int[] ROWS = {697, 770, 852, 941};
    private static final int[] COLUMNS = {1209, 1336, 1477, 1633};
    private static final int MAX_KEYS = 64;
    /** Of full scale, each tone: about -9 dB, within what ITU-T Q.24 has receivers take. */
    private static final double LEVEL = 0.35;

    private static final Duration TONE = Duration.ofMillis(100);
    private static final Duration GAP = Duration.ofMillis(100);

    private KeyTones() {}

    /**
     * Has the keys heard after all that waits.
     *
     * @throws IllegalArgumentException if there are no keys, more than 64, or one that no telephone has
     * @return false if too much waits already
     */
    static boolean press(String keys, Playout out) {
        if (keys.isEmpty() || keys.length() > MAX_KEYS) {
            throw new IllegalArgumentException(
                    "Between 1 and " + MAX_KEYS + " keys can be pressed at a time, not " + keys.length());
        }
        Speech speech = out.begin();
        boolean taken = speech.say(tones(keys, out.format()));
        speech.end();
        return taken;
    }

    static AudioFrame tones(String keys, AudioFormat format) {
        int tone = (int) format.samples(TONE);
        int each = tone + (int) format.samples(GAP);
        byte[] bytes = new byte[keys.length() * each * format.bytesPerSample()];
        for (int key = 0; key < keys.length(); key++) {
            int index = KEYS.indexOf(Character.toUpperCase(keys.charAt(key)));
            if (index < 0) {
                throw new IllegalArgumentException("No telephone has the key '" + keys.charAt(key) + "'");
            }
            double row = 2 * Math.PI * ROWS[index / COLUMNS.length] / format.sampleRate();
            double column = 2 * Math.PI * COLUMNS[index % COLUMNS.length] / format.sampleRate();
            for (int i = 0; i < tone; i++) {
                int sample = (int) Math.round(Short.MAX_VALUE * LEVEL * (Math.sin(row * i) + Math.sin(column * i)));
                int at = 2 * (key * each + i);
                bytes[at] = (byte) sample;
                bytes[at + 1] = (byte) (sample >> Byte.SIZE);
            }
        }
        return AudioFrame.owning(format, bytes);
    }
}
