/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;

/** A line whose thread is the test's. */
public final class FakeLine implements Line {

    final List<LineMessage> said = new CopyOnWriteArrayList<>();

    @Nullable
    volatile String hungUp;

    private final InetAddress peer;

    public FakeLine() {
        this(InetAddress.getLoopbackAddress());
    }

    FakeLine(InetAddress peer) {
        this.peer = peer;
    }

    /** Why it was hung up; null if it wasn't. */
    public @Nullable String hungUp() {
        return hungUp;
    }

    private @Nullable LineListener listener;

    @Override
    public InetAddress peer() {
        return peer;
    }

    @Override
    public void say(LineMessage message) {
        said.add(message);
    }

    @Override
    public void hangUp(String why) {
        if (hungUp == null) {
            hungUp = why;
        }
    }

    @Override
    public void execute(Runnable task) {
        task.run();
    }

    @Override
    public void listen(LineListener to) {
        listener = to;
    }

    @Override
    public @Nullable LineListener listener() {
        return listener;
    }
}
