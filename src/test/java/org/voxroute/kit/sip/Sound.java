/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import java.util.Arrays;
import java.util.Random;

/** Sound that can be found again in a recording. */
public final class Sound {

    private Sound() {}

    /**
     * Where something was found.
     *
     * @param place of its first sample
     * @param likeness correlation coefficient, 1 for the same wave
     */
    public record Match(int place, double likeness) {}

    /** Noise with the spectrum of speech, falling with frequency; each seed has its own, and no part of it is like another. */
    public static short[] noise(int samples, long seed) {
        var random = new Random(seed);
        short[] noise = new short[samples];
        double last = 0;
        for (int i = 0; i < samples; i++) {
            last = 0.9 * last + 1_000 * random.nextGaussian();
            noise[i] = (short) Math.max(-32_000, Math.min(32_000, Math.round(last)));
        }
        return noise;
    }

    /** Looks from a place on for the very same samples; -1 if they aren't there. */
    public static int at(short[] wanted, short[] recording, int from) {
        for (int place = from; place + wanted.length <= recording.length; place++) {
            if (Arrays.equals(wanted, 0, wanted.length, recording, place, place + wanted.length)) {
                return place;
            }
        }
        return -1;
    }

    /** Looks from a place on for where the recording is most alike. */
    public static Match find(short[] wanted, short[] recording, int from) {
        int best = -1;
        double likeness = -1;
        double power = power(wanted, 0, wanted.length);
        double here = recording.length - from < wanted.length ? 0 : power(recording, from, wanted.length);
        for (int place = from; place + wanted.length <= recording.length; place++) {
            double like = here == 0 || power == 0 ? 0 : product(wanted, recording, place) / Math.sqrt(power * here);
            if (like > likeness) {
                likeness = like;
                best = place;
            }
            if (place + wanted.length < recording.length) {
                here += square(recording[place + wanted.length]) - square(recording[place]);
            }
        }
        return new Match(best, likeness);
    }

    /** Share of samples that are exactly those wanted. */
    public static double same(short[] wanted, short[] recording, int place) {
        int same = 0;
        for (int i = 0; i < wanted.length; i++) {
            same += wanted[i] == recording[place + i] ? 1 : 0;
        }
        return (double) same / wanted.length;
    }

    /** Effective value, 0 to 32,768. */
    public static double level(short[] samples) {
        return Math.sqrt(power(samples, 0, samples.length) / Math.max(1, samples.length));
    }

    public static short[] part(short[] samples, int from, int length) {
        return Arrays.copyOfRange(samples, from, from + length);
    }

    private static double product(short[] wanted, short[] recording, int place) {
        long sum = 0;
        for (int i = 0; i < wanted.length; i++) {
            sum += wanted[i] * recording[place + i];
        }
        return sum;
    }

    private static double power(short[] samples, int from, int count) {
        double sum = 0;
        for (int i = from; i < from + count; i++) {
            sum += square(samples[i]);
        }
        return sum;
    }

    private static double square(short sample) {
        return (double) sample * sample;
    }
}
