/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import java.util.Set;
import org.voxroute.kit.Hub;

/**
 * A row of the conformance test: how callers come over a transport.
 *
 * @param tellsWhy whether the other side is told why a connection ends
 * @param without stories that can't happen on it
 */
record Transport(String name, boolean tellsWhy, Set<Story> without, Callers callers) {

    /** Makes callers that are connected, and say so as the transport has it. */
    interface Callers {

        /** Somebody who is expected, or may begin a call. */
        TestCaller call(Hub hub) throws Exception;

        /** Somebody else who says that he is the same call. */
        TestCaller again(Hub hub, TestCaller first) throws Exception;

        /** Somebody whom nobody expects. */
        TestCaller stranger(Hub hub) throws Exception;
    }

    @Override
    public String toString() {
        return name;
    }
}
