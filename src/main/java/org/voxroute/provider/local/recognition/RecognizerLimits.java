/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.recognition;

/**
 * What recognition may take of the machine.
 *
 * @param threads that decode
 * @param decoders at most, which is how many callers may speak at once; about 10 MB each
 */
public record RecognizerLimits(int threads, int decoders) {

    public RecognizerLimits {
        if (threads < 1 || decoders < 1) {
            throw new IllegalArgumentException("At least one thread and one decoder are needed");
        }
    }

    /** A thread for each core, and a decoder for ten callers who speak on each. */
    public static RecognizerLimits forThisMachine() {
        int cores = Runtime.getRuntime().availableProcessors();
        return new RecognizerLimits(cores, 10 * cores);
    }
}
