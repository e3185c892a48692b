/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

/**
 * What is held in memory at most, for one node.
 *
 * @param headerBytes of one frame's header block; beyond it the connection is dropped
 * @param bodyBytes of one frame's body; beyond it the connection is dropped
 * @param commands waiting or under way on a connection; more are refused
 * @param jobs whose result is awaited; more are refused
 * @param channels known to be alive; more are not followed
 */
public record EslLimits(int headerBytes, int bodyBytes, int commands, int jobs, int channels) {

    /** {@code show channels as json} has about 1.5 kB a channel. */
    public static final EslLimits DEFAULT = new EslLimits(256 * 1024, 32 * 1024 * 1024, 1_000, 1_000, 20_000);

    public EslLimits {
        if (headerBytes <= 0 || bodyBytes <= 0 || commands <= 0 || jobs <= 0 || channels <= 0) {
            throw new IllegalArgumentException("Limits are positive");
        }
    }
}
