/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.Samples;

/**
 * Finds out whether what calls itself PCM of 16 bits is G.711. Asterisk sends the caller's own codec under the kind of PCM at 8 kHz where nothing else was asked for ({@code Dial(AudioSocket/host/uuid)}, {@code c(ulaw)},
 * externalMedia with format {@code ulaw}), and nothing on the wire says so; played as PCM it is loud noise.
 *
 * <p>Speech changes little from sample to sample. Read as G.711, neighbours of true G.711 are alike; those of true PCM aren't, as every second of them is a low byte. Silence in PCM has
 * zeros for high bytes, which in G.711 are the loudest samples and hardly occur. The first frames that are clear decide for the rest of the call, and until then each frame goes by what is known by then;
 * what is never clear (noise) stays PCM.
 */
final class LawRecogniser {

    private static final int VOTES_TO_DECIDE = 5;
    /** Correlation of neighbours; recorded speech and tones have more in 80 % of frames when read right, and never when PCM is read as G.711. */
    private static final double ALIKE = 0.5;

    /** More than this read as G.711 makes PCM doubtful: noise of a quiet line is a little alike however it is read. */
    private static final double UNLIKE = 0.2;

    private static final double ZERO_SHARE = 0.1;
    private static final double QUIET_SHARE = 0.95;
    /** The two smallest steps of both laws, in 16 bits. */
    private static final int QUIET = 24;

    private final Map<Encoding, Integer> votes = new EnumMap<>(Encoding.class);
    private Encoding leader = Encoding.PCM16_LE;
    private boolean decided;

    /** How the samples of this frame are written, as far as is known. */
    Encoding encodingOf(byte[] frame) {
        if (decided) {
            return leader;
        }
        if (!looksLikeQuietPcm(frame)) {
            Encoding quiet = quiet(frame);
            if (quiet != null) {
                return quiet;
            }
        }
        Encoding vote = clear(frame);
        if (vote == null) {
            return leader;
        }
        int count = votes.merge(vote, 1, Integer::sum);
        if (count > votes.getOrDefault(leader, 0)) {
            leader = vote;
        }
        decided = count >= VOTES_TO_DECIDE;
        return leader;
    }

    private static boolean looksLikeQuietPcm(byte[] frame) {
        int zeros = 0;
        for (int i = 1; i < frame.length; i += 2) {
            zeros += frame[i] == 0 ? 1 : 0;
        }
        return zeros > ZERO_SHARE * frame.length / 2;
    }

    private static @Nullable Encoding clear(byte[] frame) {
        if (looksLikeQuietPcm(frame)) {
            return Encoding.PCM16_LE;
        }
        double mulaw = likeness(Encoding.MULAW, frame);
        double alaw = likeness(Encoding.ALAW, frame);
        double law = Math.max(mulaw, alaw);
        if (law > ALIKE) {
            return mulaw >= alaw ? Encoding.MULAW : Encoding.ALAW;
        }
        return law < UNLIKE && likeness(Encoding.PCM16_LE, frame) > ALIKE ? Encoding.PCM16_LE : null;
    }

    /** The law by which this is silence. It has no neighbours to compare but few values; they tell for this frame, not for the call. */
    private static @Nullable Encoding quiet(byte[] frame) {
        for (Encoding law : new Encoding[] {Encoding.MULAW, Encoding.ALAW}) {
            int quiet = 0;
            for (short sample : samples(law, frame)) {
                quiet += Math.abs(sample) <= QUIET ? 1 : 0;
            }
            if (quiet >= QUIET_SHARE * frame.length) {
                return law;
            }
        }
        return null;
    }

    /** Correlation of each sample with the next: 1 for a slow wave, 0 for noise. */
    private static double likeness(Encoding encoding, byte[] frame) {
        short[] samples = samples(encoding, frame);
        long sum = 0;
        for (short sample : samples) {
            sum += sample;
        }
        double mean = (double) sum / samples.length;
        double power = 0;
        double common = 0;
        for (int i = 0; i < samples.length; i++) {
            power += (samples[i] - mean) * (samples[i] - mean);
            common += i == 0 ? 0 : (samples[i] - mean) * (samples[i - 1] - mean);
        }
        return power < samples.length ? 0 : common / power;
    }

    private static short[] samples(Encoding encoding, byte[] frame) {
        short[] samples = new short[frame.length / encoding.bytesPerSample()];
        Samples.read(encoding, frame, 0, samples, samples.length);
        return samples;
    }
}
