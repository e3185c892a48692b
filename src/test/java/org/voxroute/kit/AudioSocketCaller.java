/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A caller as Asterisk's AudioSocket brings him: connects, says which call it is, sends frames and hears what comes back. Writes the wire by hand, so that it doesn't share the hub's mistakes. */
public final class AudioSocketCaller implements AutoCloseable {

    /** 20 ms at 8 kHz. */
    public static final int FRAME = 320;

    private final Socket socket = new Socket();
    private final DataOutputStream out;
    private final List<byte[]> heard = new CopyOnWriteArrayList<>();
    private volatile boolean hungUp;
    private volatile boolean ended;
    private volatile boolean reset;

    private AudioSocketCaller(int port, String from) throws IOException {
        socket.setTcpNoDelay(true);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", port), 5_000);
        out = new DataOutputStream(socket.getOutputStream());
        var reader = new Thread(this::read, "caller");
        reader.setDaemon(true);
        reader.start();
    }

    /** Connects, and says nothing yet. */
    public static AudioSocketCaller connect(int port) {
        return connect(port, "127.0.0.1");
    }

    /** The same from another address of this machine. */
    public static AudioSocketCaller connect(int port, String from) {
        try {
            return new AudioSocketCaller(port, from);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Connects as a call. */
    public static AudioSocketCaller call(int port, UUID id) {
        return connect(port).announce(id);
    }

    public AudioSocketCaller announce(UUID id) {
        byte[] bytes = ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
        return send(0x01, bytes);
    }

    /** A frame of the same value all over. */
    public AudioSocketCaller say(int value) {
        byte[] frame = new byte[FRAME];
        for (int i = 0; i < FRAME; i += 2) {
            frame[i] = (byte) value;
            frame[i + 1] = (byte) (value >> 8);
        }
        return send(0x10, frame);
    }

    public AudioSocketCaller press(char key) {
        return send(0x03, new byte[] {(byte) key});
    }

    /** Any message, in one write as Asterisk does. */
    public AudioSocketCaller send(int kind, byte[] payload) {
        ByteBuffer message = ByteBuffer.allocate(3 + payload.length)
                .put((byte) kind)
                .putShort((short) payload.length)
                .put(payload);
        return raw(message.array());
    }

    public AudioSocketCaller raw(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Frames that came back, in order. */
    public List<byte[]> heard() {
        return heard;
    }

    /** The values of the frames that came back and are the same all over. */
    public List<Integer> values() {
        return heard.stream().map(AudioSocketCaller::value).toList();
    }

    /** Whether the hub said the hangup (00). */
    public boolean isHungUp() {
        return hungUp;
    }

    /** Whether the connection is closed by the hub. */
    public boolean isEnded() {
        return ended;
    }

    /** Whether it was reset, and not closed in order. */
    public boolean isReset() {
        return reset;
    }

    /** Dies without a word: the connection is reset. */
    public void drop() {
        try {
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try {
            var in = new DataInputStream(socket.getInputStream());
            while (true) {
                int kind = in.readUnsignedByte();
                byte[] payload = new byte[in.readUnsignedShort()];
                in.readFully(payload);
                if (kind == 0x00) {
                    hungUp = true;
                } else {
                    heard.add(payload);
                }
            }
        } catch (EOFException e) {
            ended = true;
        } catch (IOException e) {
            reset = true;
            ended = true;
        }
    }

    private static int value(byte[] frame) {
        int value = (frame[1] << 8) | (frame[0] & 0xFF);
        byte[] same = new byte[frame.length];
        for (int i = 0; i < frame.length; i += 2) {
            same[i] = frame[0];
            same[i + 1] = frame[1];
        }
        return Arrays.equals(same, frame) ? value : Integer.MIN_VALUE;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
