/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
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
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(PATIENCE_MS);
            in = new BufferedInputStream(socket.getInputStream());
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

    void write(String bytes) {
        try {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.UTF_8));
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
