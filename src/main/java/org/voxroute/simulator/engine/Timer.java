/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;

/** The switch's one thread, and its clock work. Tasks never run at the same time. */
public interface Timer {

    /** Something that is to happen. */
    interface Pending {
        /** Makes sure that it doesn't happen; harmless afterwards. */
        void cancel();
    }

    Pending after(Duration delay, Runnable task);

    /** Runs the task as soon as what runs now is done. */
    void soon(Runnable task);
}
