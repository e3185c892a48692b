/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The datagrams of one leg, as FreeSWITCH 1.10.12 exchanges them: a frame each way every 20 ms. Takes datagrams of anybody, plays each as a frame in its turn and lets what came at once wait; an empty one ends the
 * playing. Sends on, whatever comes back.
 */
public final class UnicastStream {

    private static final Logger LOG = LoggerFactory.getLogger(UnicastStream.class);
    private static final int LONGEST = 4_096;
    /** What a socket's buffer holds. */
    private static final int MOST_WAITING = 160;

    private final DatagramChannel socket;
    private final InetSocketAddress remote;
    private final FarVoice voice;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(LONGEST);
    private boolean plays = true;

    private UnicastStream(DatagramChannel socket, InetSocketAddress remote, FarVoice voice) {
        this.socket = socket;
        this.remote = remote;
        this.voice = voice;
    }

    /** @throws IOException if the local address can't be had, as another stream has it */
    public static UnicastStream open(InetSocketAddress local, InetSocketAddress remote, FarVoice voice)
            throws IOException {
        DatagramChannel socket = DatagramChannel.open();
        try {
            socket.configureBlocking(false);
            socket.bind(local);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new UnicastStream(socket, remote, voice);
    }

    /** On the clock's thread, every 20 ms. */
    synchronized void tick() {
        if (!socket.isOpen()) {
            return;
        }
        try {
            receive();
            byte[] next = waiting.poll();
            if (next != null) {
                voice.hear(next);
            }
            socket.send(ByteBuffer.wrap(voice.next()), remote);
        } catch (IOException e) {
            LOG.debug("A datagram to {} could not be sent or read: {}", remote, e.getMessage());
        }
    }

    private void receive() throws IOException {
        for (int i = 0; i < MOST_WAITING && socket.receive(buffer.clear()) != null; i++) {
            buffer.flip();
            plays &= buffer.hasRemaining();
            if (plays && waiting.size() < MOST_WAITING) {
                waiting.add(Arrays.copyOf(buffer.array(), buffer.limit()));
            }
        }
    }

    synchronized void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
