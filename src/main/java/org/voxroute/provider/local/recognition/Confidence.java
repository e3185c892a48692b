/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

import org.voxroute.provider.local.recognition.PocketDecoder.Hypothesis;

/**
 * How sure a decoder's result is, from the score of its path for a frame. A path through words that were not said scores
 * low; posteriors within a small grammar are always near 1 and say nothing.
 */
final class Confidence {

    /** Half of what scores like this was said. Measured: docs/local-voice.md. */
    private static final double EVEN = -41;

    private static final double SPREAD = 3;

    private Confidence() {}

    static double of(Hypothesis hypothesis) {
        if (hypothesis.text().isEmpty()) {
            return 0;
        }
        return 1 / (1 + Math.exp((EVEN - hypothesis.scoreAFrame()) / SPREAD));
    }
}
