/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.conformance;

import java.io.UncheckedIOException;
import java.util.Set;
import java.util.UUID;
import org.voxroute.kit.AudioSocketCaller;
import org.voxroute.kit.Hub;

/** Asterisk's AudioSocket. */
final class OverAudioSocket extends PacedCaller {

    private static final int RATE = 8_000;

    private final AudioSocketCaller socket;
    private final UUID call;
    private int taken;

    private OverAudioSocket(Hub hub, UUID call, String from) {
        super(RATE);
        this.call = call;
        socket = AudioSocketCaller.connect(Integer.parseInt(hub.property("audiosocket.port")), from)
                .announce(call);
        talk();
    }

    static Transport transport() {
        return new Transport("audiosocket", false, Set.of(), new Transport.Callers() {
            @Override
            public TestCaller call(Hub hub) {
                return new OverAudioSocket(hub, UUID.randomUUID(), "127.0.0.1");
            }

            @Override
            public TestCaller again(Hub hub, TestCaller first) {
                return new OverAudioSocket(hub, first.call(), "127.0.0.1");
            }

            @Override
            public TestCaller stranger(Hub hub) {
                return new OverAudioSocket(hub, UUID.randomUUID(), "127.0.0.2");
            }
        });
    }

    @Override
    void send(byte[] pcm) {
        try {
            socket.send(0x10, pcm);
        } catch (UncheckedIOException e) {
            fallSilent();
        }
        for (; taken < socket.heard().size(); taken++) {
            hear(socket.heard().get(taken));
        }
    }

    @Override
    public UUID call() {
        return call;
    }

    @Override
    public void press(char key) {
        socket.press(key);
    }

    @Override
    public void hangUp() {
        fallSilent();
        socket.send(0x00, new byte[0]);
    }

    @Override
    public void drop() {
        fallSilent();
        socket.drop();
    }

    @Override
    public void garbage() {
        socket.raw(new byte[] {(byte) 0xEE, 0x7F, 0x7F, 1, 2, 3});
    }

    @Override
    public boolean isEnded() {
        return socket.isHungUp() || socket.isEnded();
    }

    @Override
    public String reason() {
        return "";
    }

    @Override
    public void close() {
        fallSilent();
        socket.close();
    }
}
