/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioConverter;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.WavWriter;
import org.voxroute.voice.session.VoiceEvent;

/**
 * Cuts a call's audio into pieces. What the agent's side has is the time: while the caller's stream pauses he is silent, and frames of his that were late go where they belong, unless that was cut already. Not thread-safe.
 */
final class TapCutter {

    /** The longest utterance that is cut; of a longer one the end. */
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** What goes with an utterance on each side: detectors of speech are not exact. */
    private static final Duration MARGIN = Duration.ofMillis(200);

    private final AudioFormat format;
    private final TapUnit unit;
    private final TapSide side;
    private final int block;
    private final PcmBuffer caller = new PcmBuffer();
    private final PcmBuffer agent = new PcmBuffer();
    private @Nullable AudioConverter converter;
    private @Nullable Instant begun;
    private long dropped;
    private int missing;
    private boolean inTime;

    /**
     * A piece of a call's audio.
     *
     * @param from since the tapping began
     * @param said whose words these are; null for a block
     */
    record Piece(Duration from, byte[] wav, VoiceEvent.@Nullable Utterance said) {}

    /** @param rate of the pieces, as the line has it */
    TapCutter(int rate, VoiceOptions options) {
        format = AudioFormat.pcm16(rate);
        unit = options.getUnit();
        side = options.getSide();
        block = Math.toIntExact(format.samples(Duration.ofMillis(options.getBlock())));
    }

    /** How many frames of the usual length make a block. */
    int framesABlock() {
        return Math.max(1, block / Math.toIntExact(format.samples(AudioFormat.PTIME)));
    }

    void begin(Instant at) {
        begun = at;
    }

    void frames(@Nullable AudioFrame fromCaller, @Nullable AudioFrame fromAgent, Consumer<Piece> pieces) {
        if (fromAgent != null) {
            short[] said = fromAgent.toSamples();
            agent.add(said);
            missing += said.length;
        }
        if (fromCaller != null) {
            hear(fromCaller, fromAgent != null);
        } else {
            inTime = false;
        }
        if (unit == TapUnit.BLOCK) {
            while (agent.length() >= block) {
                pieces.accept(block(block));
            }
        } else {
            forget();
        }
    }

    private void hear(AudioFrame frame, boolean answered) {
        AudioConverter used = converter;
        if (used == null || !used.from().equals(frame.format())) {
            used = new AudioConverter(frame.format(), format);
            converter = used;
        }
        AudioFrame converted = used.convert(frame);
        short[] heard = converted == null ? new short[0] : converted.toSamples();
        if (answered && inTime && missing > heard.length) {
            // Two in time, one after the other: what is missing before won't come any more.
            silence(missing - heard.length);
        }
        inTime = answered;
        int taken = Math.min(heard.length, missing);
        caller.add(heard, taken);
        missing -= taken;
    }

    private void silence(int samples) {
        caller.add(new short[samples]);
        missing -= samples;
    }

    /** What the caller said is over: its audio, and a little before and after it. */
    void said(VoiceEvent.Utterance utterance, Consumer<Piece> pieces) {
        Instant start = begun;
        if (unit != TapUnit.UTTERANCE || start == null) {
            return;
        }
        silence(missing);
        int from = index(Duration.between(start, utterance.from()).minus(MARGIN));
        int to = index(Duration.between(start, utterance.at()).plus(MARGIN));
        if (to > from) {
            short[] samples = caller.copy(from, to);
            pieces.accept(new Piece(format.duration(dropped + from), wav(samples, null), utterance));
        }
    }

    private int index(Duration since) {
        long sample = since.isNegative() ? 0 : format.samples(since);
        return (int) Math.max(0, Math.min(caller.length(), sample - dropped));
    }

    /** Nothing comes any more. */
    void end(Consumer<Piece> pieces) {
        if (unit == TapUnit.BLOCK && agent.length() > 0) {
            pieces.accept(block(agent.length()));
        }
    }

    private Piece block(int length) {
        if (caller.length() < length) {
            silence(length - caller.length());
        }
        short[] left = caller.take(length);
        short[] right = agent.take(length);
        Duration from = format.duration(dropped);
        dropped += length;
        return switch (side) {
            case BOTH -> new Piece(from, wav(left, right), null);
            case CALLER -> new Piece(from, wav(left, null), null);
            case AGENT -> new Piece(from, wav(right, null), null);
        };
    }

    private void forget() {
        agent.take(agent.length());
        int over = caller.length() - Math.toIntExact(format.samples(LONGEST));
        // A second at a time, and not the whole buffer moved with each frame.
        if (over > format.sampleRate()) {
            caller.take(over);
            dropped += over;
        }
    }

    private byte[] wav(short[] left, short @Nullable [] right) {
        return right == null ? WavWriter.wav(format, left) : WavWriter.wav(format, left, right);
    }
}
