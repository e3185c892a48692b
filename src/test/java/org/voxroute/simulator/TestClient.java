/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A client that writes what it is told and keeps every frame that it gets, in order. */
final class TestClient implements AutoCloseable {

    private static final int PATIENCE_MS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final List<Frame> events = new CopyOnWriteArrayList<>();

    TestClient(int port) {
        this(connect(port));
    }

    /** The peer of a connection that stands already. */
    private TestClient(Socket connected) {
        try {
            socket = connected;
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Socket connect(int port) {
        try {
            return new Socket(InetAddress.getLoopbackAddress(), port);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Whom the switch connects to next. */
    static TestClient acceptedBy(ServerSocket listener) {
        try {
            listener.setSoTimeout(PATIENCE_MS);
            return new TestClient(listener.accept());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Logged in. */
    static TestClient of(SimulatedSwitch fs, String password) {
        TestClient client = new TestClient(fs.port());
        client.next();
        client.send("auth " + password);
        return client;
    }

    void write(String text) {
        write(text.getBytes(StandardCharsets.UTF_8));
    }

    void write(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Sends a command and returns its reply; events that come first are kept. */
    Frame send(String command) {
        write(command + "\n\n");
        return reply();
    }

    String api(String command) {
        return send("api " + command).text();
    }

    Frame reply() {
        Frame frame = next();
        while (frame != null && frame.isEvent()) {
            events.add(frame);
            frame = next();
        }
        if (frame == null) {
            throw new IllegalStateException("connection closed instead of a reply");
        }
        return frame;
    }

    /** The next frame, or null when the switch has closed the connection. */
    @Nullable
    Frame next() {
        try {
            return Frame.read(in);
        } catch (SocketException reset) {
            return null;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** Reads until an event of this name is there, and the next ones of it if asked for more. */
    List<Frame> eventsUntil(String name, int times) {
        int found = (int) events.stream()
                .filter(event -> name.equals(header(event, "Event-Name")))
                .count();
        while (found < times) {
            Frame frame = next();
            if (frame == null) {
                throw new IllegalStateException("connection closed, had " + events.size() + " events");
            }
            if (frame.isEvent()) {
                events.add(frame);
                if (name.equals(header(frame, "Event-Name"))) {
                    found++;
                }
            }
        }
        return List.copyOf(events);
    }

    /** The events that were heard up to now: whatever the switch does later, a command's reply comes after what happened before. */
    List<Frame> heard() {
        send("api version");
        return List.copyOf(events);
    }

    /** Reads until the event has come so often, and returns the last of it. */
    Frame awaits(String name, int times) {
        List<Frame> all = eventsUntil(name, times).stream()
                .filter(event -> name.equals(header(event, "Event-Name")))
                .toList();
        return all.get(times - 1);
    }

    Frame awaits(String name) {
        return awaits(name, 1);
    }

    void forget() {
        events.clear();
    }

    /** All that comes until the switch hangs up. */
    List<Frame> untilTheEnd() {
        List<Frame> all = new ArrayList<>(events);
        for (Frame frame = next(); frame != null; frame = next()) {
            all.add(frame);
        }
        return all;
    }

    List<Frame> events() {
        return List.copyOf(events);
    }

    static String header(Frame event, String name) {
        return event.headers().stream()
                .filter(header -> header.getKey().equals(name))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
