/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.synthesis;

import com.sun.speech.freetts.Voice;
import com.sun.speech.freetts.audio.AudioPlayer;
import com.sun.speech.freetts.en.us.cmu_us_kal.KevinVoiceDirectory;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import javax.sound.sampled.AudioFormat;

/** FreeTTS' voice kevin16: pure Java, nothing to install. A voice keeps state while it speaks: one for each thread. */
final class FreeTtsSource implements SpeechSource {

    private static final String VOICE = "kevin16";
    private static final int SAMPLE_RATE = 16_000;

    private final Voice voice;
    private final Collector collector = new Collector();

    FreeTtsSource() {
        voice = Arrays.stream(new KevinVoiceDirectory().getVoices())
                .filter(one -> one.getName().equals(VOICE))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("FreeTTS has no voice " + VOICE));
        voice.allocate();
        voice.setAudioPlayer(collector);
    }

    @Override
    public String name() {
        return "FreeTTS, voice " + VOICE;
    }

    @Override
    public SpokenSentence speak(String sentence, String plain) {
        collector.bytes.reset();
        if (!voice.speak(plain)) {
            throw new SynthesisException("FreeTTS says nothing", null);
        }
        byte[] bytes = collector.bytes.toByteArray();
        short[] samples = new short[bytes.length / Short.BYTES];
        ByteBuffer.wrap(bytes).order(collector.order).asShortBuffer().get(samples);
        return new SpokenSentence(sentence, collector.rate, samples);
    }

    @Override
    public void close() {
        voice.deallocate();
    }

    /** Takes what FreeTTS would play. */
    private static final class Collector implements AudioPlayer {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private ByteOrder order = ByteOrder.BIG_ENDIAN;
        private int rate = SAMPLE_RATE;
        private AudioFormat format = new AudioFormat(SAMPLE_RATE, Short.SIZE, 1, true, true);

        @Override
        public void setAudioFormat(AudioFormat format) {
            this.format = format;
            rate = (int) format.getSampleRate();
            order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        }

        @Override
        public AudioFormat getAudioFormat() {
            return format;
        }

        @Override
        public boolean write(byte[] audio) {
            return write(audio, 0, audio.length);
        }

        @Override
        public boolean write(byte[] audio, int offset, int size) {
            bytes.write(audio, offset, size);
            return true;
        }

        @Override
        public boolean drain() {
            return true;
        }

        @Override
        public boolean end() {
            return true;
        }

        @Override
        public float getVolume() {
            return 1;
        }

        @Override
        public void setVolume(float volume) {
            // what is collected has no volume
        }

        @Override
        public long getTime() {
            return 0;
        }

        @Override
        public void resetTime() {
            // there is no clock
        }

        @Override
        public void startFirstSampleTimer() {
            // there is no clock
        }

        @Override
        public void begin(int size) {
            // what comes is as long as it is
        }

        @Override
        public void pause() {
            // nothing plays
        }

        @Override
        public void resume() {
            // nothing plays
        }

        @Override
        public void reset() {
            // nothing plays
        }

        @Override
        public void cancel() {
            // nothing plays
        }

        @Override
        public void close() {
            // there is no device
        }

        @Override
        public void showMetrics() {
            // nobody looks
        }
    }
}
