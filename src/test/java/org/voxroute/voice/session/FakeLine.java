/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;

/** A line whose thread is the test's. */
final class FakeLine implements Line {

    final List<LineMessage> said = new ArrayList<>();

    @Nullable
    String hungUp;

    private @Nullable LineListener listener;

    @Override
    public InetAddress peer() {
        return InetAddress.getLoopbackAddress();
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
