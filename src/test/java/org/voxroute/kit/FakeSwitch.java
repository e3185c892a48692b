/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import org.voxroute.kit.Conversation.Silence;

/**
 * A FreeSWITCH of which the test plays the part, word for word, over real sockets on loopback:
 *
 * <pre>
 * var fs = FakeSwitch.listening();
 * fs.accepts().asksForPassword().hears("auth ClueCon").replies("+OK accepted");
 * </pre>
 */
public final class FakeSwitch implements AutoCloseable {

    public static final String PASSWORD = "ClueCon";

    private final ServerSocketFactory sockets;
    private final int port;
    private final List<Conversation> conversations = new ArrayList<>();
    private ServerSocket server;

    private FakeSwitch(ServerSocketFactory sockets) {
        this.sockets = sockets;
        this.server = bind(0);
        this.port = server.getLocalPort();
    }

    /** On a free port. */
    public static FakeSwitch listening() {
        return new FakeSwitch(ServerSocketFactory.getDefault());
    }

    /** On a free port, with sockets of another kind. */
    public static FakeSwitch listening(ServerSocketFactory sockets) {
        return new FakeSwitch(sockets);
    }

    public int port() {
        return port;
    }

    /** The next connection; fails if none comes. */
    public Conversation accepts() {
        try {
            var conversation = new Conversation(server.accept());
            conversations.add(conversation);
            return conversation;
        } catch (IOException e) {
            throw new Silence("nobody connected", e);
        }
    }

    /** The next connection, let in. */
    public Conversation welcomes() {
        return accepts().asksForPassword().hears("auth " + PASSWORD).replies("+OK accepted");
    }

    /** A node's two connections, let in; the one for commands is subscribed to its jobs. */
    public Pair welcomesNode() {
        Conversation one = welcomes();
        Conversation other = welcomes();
        boolean oneIsForCommands = one.upcoming().matches("event (json|plain) BACKGROUND_JOB");
        Conversation commands = oneIsForCommands ? one : other;
        commands.hearsAnything();
        commands.replies("+OK event listener enabled json");
        return new Pair(oneIsForCommands ? other : one, commands);
    }

    /** Closes every connection, without a word, and takes no new ones. */
    public void dies() {
        close();
    }

    /** Takes connections again, on the same port. */
    public void comesBack() {
        server = bind(port);
    }

    @Override
    public void close() {
        conversations.forEach(Conversation::hangsUp);
        conversations.clear();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ServerSocket bind(int wanted) {
        try {
            ServerSocket bound = sockets.createServerSocket(wanted, 50, InetAddress.getLoopbackAddress());
            bound.setSoTimeout(Conversation.PATIENCE_MILLIS);
            return bound;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a node's two connections are. */
    public record Pair(Conversation events, Conversation commands) {

        /** Takes whatever the events connection subscribes to, up to the sign of life, which is the last. */
        public Pair takesSubscription() {
            String command;
            do {
                command = events.hearsAnything();
                events.replies("+OK event listener enabled json");
            } while (!command.startsWith("event") || !command.endsWith(" HEARTBEAT"));
            return this;
        }

        /** Answers the question for channels. */
        public Pair showsChannels(String json) {
            return showsChannels("0f0f0f0f-0000-4000-8000-000000000001", json);
        }

        /** Answers the question for channels as the run of the switch that {@code coreUuid} names. */
        public Pair showsChannels(String coreUuid, String json) {
            events.hears("api global_getvar core_uuid").answers(coreUuid);
            events.hears("api show channels as json").answers(json);
            return this;
        }
    }

    /** An event as JSON, with its frame. */
    public static String event(String name, String... headers) {
        var json = new StringBuilder("{\"Event-Name\":\"" + name + "\"");
        for (int i = 0; i < headers.length; i += 2) {
            json.append(",\"" + headers[i] + "\":\"" + headers[i + 1] + "\"");
        }
        return frame("text/event-json", json.append('}').toString());
    }

    /** An event of a channel. */
    public static String event(String name, String uuid, Map<String, String> headers) {
        var all = new ArrayList<String>(List.of("Unique-ID", uuid));
        headers.forEach((header, value) -> all.addAll(List.of(header, value)));
        return event(name, all.toArray(String[]::new));
    }

    /** The end of a background job. */
    public static String backgroundJob(String jobUuid, String result) {
        return event(
                "BACKGROUND_JOB",
                "Job-UUID",
                jobUuid,
                "Content-Length",
                Integer.toString(result.length()),
                "_body",
                result.replace("\n", "\\n"));
    }

    /** A frame as the switch writes it: length first. */
    public static String frame(String type, String body) {
        int length = body.getBytes(UTF_8).length;
        return "Content-Length: " + length + "\nContent-Type: " + type + "\n\n" + body;
    }
}
