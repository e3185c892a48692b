/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media;

import io.netty.util.concurrent.EventExecutor;

/** Runs what belongs on an event loop: at once if this is its thread, soon otherwise. */
public final class OnEventLoop {

    private OnEventLoop() {}

    /**
     * Runs a task on the loop's thread.
     *
     * @throws java.util.concurrent.RejectedExecutionException if the loop has ended
     */
    public static void run(EventExecutor loop, Runnable task) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }
}
