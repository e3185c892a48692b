/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

/** What somebody holds as long as it listens. */
@FunctionalInterface
public interface Handle extends AutoCloseable {

    /** Ends it; nothing is received after this returns, but for an event that is being received. May be called again. */
    @Override
    void close();
}
