/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayDeque;
import java.util.Deque;

/** One connection of a {@link FakeSwitch}, as dialogue: what the switch says, and what it expects to hear next. */
public final class Conversation {

    static final int PATIENCE_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private final Deque<String> unheard = new ArrayDeque<>();

    /** What was expected did not come. */
    public static final class Silence extends AssertionError {
        private static final long serialVersionUID = 1L;

        Silence(String what, Throwable cause) {
            super(what, cause);
        }
    }

    Conversation(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
    }

    /** Connects to a server of ours, as the {@code socket} application does. */
    public static Conversation callsOut(int port) {
        try {
            return new Conversation(new Socket("127.0.0.1", port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Conversation asksForPassword() {
        return says("Content-Type: auth/request\n\n");
    }

    /** The next command is this line; headers, if it has any, follow, a line each. */
    public Conversation hears(String... lines) {
        assertThat(hearsAnything()).isEqualTo(String.join("\n", lines));
        return this;
    }

    /** The next command, whatever it is: line and headers. */
    public String hearsAnything() {
        return unheard.isEmpty() ? read() : unheard.remove();
    }

    /** The next command, which stays to be heard. */
    public String upcoming() {
        if (unheard.isEmpty()) {
            unheard.add(read());
        }
        return unheard.element();
    }

    /** The other side has closed. */
    public void hearsTheEnd() {
        try {
            int next = in.read();
            if (next >= 0) {
                throw new AssertionError("The end was expected, not " + (char) next + read());
            }
        } catch (SocketException e) {
            // A reset is an end, too.
        } catch (IOException e) {
            throw new Silence("the connection did not end", e);
        }
    }

    /** The other side has broken the TLS handshake off. */
    public void hearsTheEndOfAHandshake() {
        try {
            int next = in.read();
            if (next >= 0) {
                throw new AssertionError("The handshake succeeded");
            }
        } catch (IOException e) {
            // That is what was expected.
        }
    }

    /** Exactly these characters. */
    public Conversation says(String wire) {
        return says(wire.getBytes(UTF_8));
    }

    /** Exactly these bytes. */
    public Conversation says(byte[] wire) {
        try {
            socket.getOutputStream().write(wire);
            socket.getOutputStream().flush();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a command. */
    public Conversation replies(String text) {
        return says("Content-Type: command/reply\nReply-Text: " + text + "\n\n");
    }

    /** From now on answers every command so, by itself. */
    public void repliesAlways(String text) {
        var thread = new Thread(
                () -> {
                    try {
                        while (true) {
                            hearsAnything();
                            replies(text);
                        }
                    } catch (AssertionError | UncheckedIOException e) {
                        // The connection has ended, and with it this.
                    }
                },
                "fake-switch");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers an {@code api} command. */
    public Conversation answers(String body) {
        return says("Content-Type: api/response\nContent-Length: " + body.getBytes(UTF_8).length + "\n\n" + body);
    }

    /** Closes, without a word. */
    public void hangsUp() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String read() {
        try {
            var command = new ByteArrayOutputStream();
            int last = -1;
            for (int next = in.read(); next >= 0; next = in.read()) {
                if (next == '\n' && last == '\n') {
                    return command.toString(UTF_8).strip();
                }
                command.write(next);
                last = next;
            }
            throw new AssertionError("The connection ended; before it came: " + command.toString(UTF_8));
        } catch (IOException e) {
            throw new Silence("no command came", e);
        }
    }
}
