/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit.sip;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * Both directions of a telephone's audio (RFC 3550). Sends a packet each ptime, as a sound card gives them: what is to be said, silence otherwise, keys as events (RFC 4733). A thread speaks, another hears.
 */
final class RtpStream implements AutoCloseable {

    private static final int HEADER = 12;
    private static final int VERSION_2 = 0x80;
    private static final int MARKER = 0x80;
    private static final int KEY_MILLIS = 160;
    private static final int KEY_PAUSE_MILLIS = 80;
    private static final String KEYS = "0123456789*#ABCD";
    /** Twenty minutes at 20 ms. */
    private static final int MAX_PACKETS = 60_000;

    private final DatagramSocket socket;
    private final Codec codec;
    private final int perPacket;
    private final int ptime;
    private final Recording recording;
    private final Deque<Short> saying = new ArrayDeque<>();
    private final Deque<Character> keys = new ArrayDeque<>();
    private final long[] sentAt = new long[MAX_PACKETS];
    private final long ssrc = ThreadLocalRandom.current().nextLong(1L << 32);
    private final long firstTimestamp = ThreadLocalRandom.current().nextLong(1L << 32);
    private int sequence = ThreadLocalRandom.current().nextInt(1 << 15);
    private volatile Sdp to;
    private volatile boolean muted;
    private volatile boolean closed;
    private int packets;
    private int keyMillis;

    RtpStream(Codec codec, int ptime) {
        this.codec = codec;
        this.ptime = ptime;
        perPacket = codec.samples(ptime);
        recording = new Recording(codec);
        try {
            socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
            socket.setReceiveBufferSize(1 << 20);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        thread(this::hear, "rtp-hears");
    }

    int port() {
        return socket.getLocalPort();
    }

    Recording recording() {
        return recording;
    }

    /** Begins to speak, or speaks to another address from now on. */
    void speakTo(Sdp answer) {
        boolean first = to == null;
        to = answer;
        if (first) {
            thread(this::speak, "rtp-speaks");
        }
    }

    /** Says this after all that waits; returns its place among the samples of this stream. */
    synchronized int say(short[] samples) {
        int place = packets * perPacket + saying.size();
        for (short sample : samples) {
            saying.add(sample);
        }
        return place;
    }

    synchronized boolean isSaying() {
        return !saying.isEmpty() || !keys.isEmpty();
    }

    /** When the packet with this sample was sent, by {@link System#nanoTime}. */
    synchronized long sentAt(int place) {
        return sentAt[place / perPacket];
    }

    /** A key for 160 ms; what is being said goes on behind it. */
    synchronized void press(char key) {
        keys.add(key);
    }

    /** Sends nothing, as on hold or with silence suppression; time goes on. */
    void mute(boolean on) {
        muted = on;
    }

    private void speak() {
        long begun = System.nanoTime();
        boolean fresh = true;
        while (!closed) {
            // A packet leaves when its last sample was spoken.
            long due = begun + (packets + 1L) * ptime * 1_000_000L;
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            synchronized (this) {
                if (muted) {
                    fresh = true;
                } else if (keys.isEmpty()) {
                    send(codec.write(next()), to.payloadType(), timestamp(packets), fresh);
                    fresh = false;
                } else {
                    sendKey();
                }
                sentAt[packets++ % MAX_PACKETS] = System.nanoTime();
            }
        }
    }

    private short[] next() {
        short[] samples = new short[perPacket];
        for (int i = 0; i < perPacket && !saying.isEmpty(); i++) {
            samples[i] = saying.remove();
        }
        return samples;
    }

    private long timestamp(int packet) {
        return firstTimestamp + (long) packet * perPacket;
    }

    /** The event's timestamp is its beginning's; its last packet is sent three times (RFC 4733, section 2.5). */
    private void sendKey() {
        keyMillis += ptime;
        if (keyMillis <= KEY_MILLIS) {
            boolean first = keyMillis == ptime;
            boolean last = keyMillis + ptime > KEY_MILLIS;
            long begun = timestamp(packets - keyMillis / ptime + 1);
            for (int i = 0; i < (last ? 3 : 1); i++) {
                byte[] event = ByteBuffer.allocate(4)
                        .put((byte) KEYS.indexOf(keys.element()))
                        .put((byte) (last ? 0x80 | 10 : 10))
                        .putShort((short) codec.samples(keyMillis))
                        .array();
                send(event, to.keys(), begun, first);
            }
        } else if (keyMillis > KEY_MILLIS + KEY_PAUSE_MILLIS) {
            keys.remove();
            keyMillis = 0;
        }
    }

    private void send(byte[] payload, int type, long timestamp, boolean marker) {
        byte[] packet = ByteBuffer.allocate(HEADER + payload.length)
                .put((byte) VERSION_2)
                .put((byte) (marker ? MARKER | type : type))
                .putShort((short) sequence++)
                .putInt((int) timestamp)
                .putInt((int) ssrc)
                .put(payload)
                .array();
        InetSocketAddress address = to.address();
        try {
            socket.send(new DatagramPacket(packet, packet.length, address));
        } catch (IOException e) {
            // The other side is gone: SIP tells.
            muted = true;
        }
    }

    private void hear() {
        byte[] bytes = new byte[4_096];
        var packet = new DatagramPacket(bytes, bytes.length);
        while (!closed) {
            try {
                packet.setLength(bytes.length);
                socket.receive(packet);
            } catch (IOException e) {
                return;
            }
            hear(bytes, packet.getLength(), System.nanoTime());
        }
    }

    private void hear(byte[] bytes, int length, long nanos) {
        ByteBuffer header = ByteBuffer.wrap(bytes, 0, length);
        if (length <= HEADER || (bytes[0] & 0xC0) != VERSION_2) {
            return;
        }
        // Comes with the type that was offered.
        if ((bytes[1] & 0x7F) == codec.payloadType()) {
            int contributors = bytes[0] & 0x0F;
            int from = HEADER + 4 * contributors;
            recording.add(
                    header.getInt(8) & 0xFFFF_FFFFL,
                    header.getShort(2) & 0xFFFF,
                    header.getInt(4) & 0xFFFF_FFFFL,
                    codec.read(bytes, from, length - from),
                    nanos);
        }
    }

    private static void thread(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        socket.close();
    }
}
