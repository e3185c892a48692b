/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A connection in memory: takes one message at a time, when the test says so. */
final class FakeWire implements Wire {

    final List<Object> sent = new ArrayList<>();
    int pings;
    int closeCode;
    boolean open = true;
    boolean quick = true;
    private Consumer<Throwable> pending;

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void send(Object message, Consumer<Throwable> done) {
        if (pending != null) {
            throw new IllegalStateException("one message at a time");
        }
        sent.add(message);
        if (quick) {
            done.accept(null);
        } else {
            pending = done;
        }
    }

    /** The peer took the message. */
    void taken() {
        finish(null);
    }

    void finish(Throwable failure) {
        Consumer<Throwable> done = pending;
        pending = null;
        done.accept(failure);
    }

    @Override
    public void ping() {
        pings++;
    }

    @Override
    public void close(int code, String reason) {
        closeCode = code;
        open = false;
    }
}
