/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.audio;

/** How a sample is written in bytes. */
public enum Encoding {
    /** G.711 µ-law, one byte. */
    MULAW("mulaw", 1, 0xFF),
    /** G.711 A-law, one byte. */
    ALAW("alaw", 1, 0xD5),
    /** Signed 16 bits, low byte first: AudioSocket, mod_audio_stream, most AI providers. */
    PCM16_LE("pcm16", 2, 0),
    /** Signed 16 bits, high byte first: RTP's L16. */
    PCM16_BE("pcm16be", 2, 0);

    private final String word;
    private final int bytesPerSample;
    private final byte silence;

    Encoding(String word, int bytesPerSample, int silence) {
        this.word = word;
        this.bytesPerSample = bytesPerSample;
        this.silence = (byte) silence;
    }

    /** As it is written in configuration and routes. */
    public String word() {
        return word;
    }

    public int bytesPerSample() {
        return bytesPerSample;
    }

    /** The byte that, repeated, is silence. */
    public byte silence() {
        return silence;
    }

    static Encoding of(String word) {
        for (Encoding encoding : values()) {
            if (encoding.word.equals(word)) {
                return encoding;
            }
        }
        throw new IllegalArgumentException("Unknown audio encoding '" + word + "': mulaw, alaw, pcm16, pcm16be");
    }
}
