/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventSink;
import org.voxroute.simulator.event.SwitchEvent;

/**
 * One client, logged in or not. Its commands are done one after the other; while one takes its time, later commands and all events wait, as they do with a FreeSWITCH. Runs on the switch's thread, but for
 * {@link #wants}, which may be asked from it only as well.
 */
final class EslSession implements EventSink {

    private static final int MAX_WAITING = 10_000;
    private static final String GOODBYE = "Disconnected, goodbye.\nSee you at ClueCon! http://www.cluecon.com/\n";

    private final Output output;
    private final SessionCommands commands;
    private final Subscription subscription = new Subscription();
    private final Deque<ClientCommand> waiting = new ArrayDeque<>();
    private final Deque<byte[]> heldBack = new ArrayDeque<>();
    private long heldBytes;
    private boolean busy;
    private boolean ended;
    private boolean authenticated;
    private boolean spoke;
    private int logLevel = LogLines.OFF;
    private Permissions permissions = Permissions.ALL;
    private @Nullable ControlledLeg control;
    private Runnable whenConnected = () -> {};

    EslSession(Output output, SessionCommands commands) {
        this.output = output;
        this.commands = commands;
    }

    Subscription subscription() {
        return subscription;
    }

    Permissions permissions() {
        return permissions;
    }

    boolean isAuthenticated() {
        return authenticated;
    }

    /** Whether it has sent anything yet: only until then does the switch lose patience. */
    boolean spoke() {
        return spoke;
    }

    void authenticated(Permissions granted) {
        authenticated = true;
        permissions = granted;
    }

    /** The channel that this client has the say over, or follows. */
    @Nullable
    ControlledLeg control() {
        return control;
    }

    void control(@Nullable ControlledLeg now) {
        control = now;
    }

    /** A command came in. */
    void received(ClientCommand command) {
        if (ended) {
            return;
        }
        if (waiting.size() >= MAX_WAITING) {
            output.cut();
            return;
        }
        spoke = true;
        waiting.add(command);
        work();
    }

    private void work() {
        while (!busy && !ended) {
            ClientCommand next = waiting.poll();
            if (next == null) {
                return;
            }
            busy = true;
            commands.run(this, next);
        }
    }

    void whenConnected(Runnable listener) {
        whenConnected = listener;
    }

    /** The reply to {@code connect}: the leg is the client's now. */
    void connected(byte[] channelData) {
        if (!ended) {
            output.frame(channelData);
            whenConnected.run();
            done();
        }
    }

    /** The reply to the command that is being done; {@code Reply-Text} is cut at 511 bytes like everything in that buffer. */
    void reply(String text) {
        raw("Content-Type: command/reply\nReply-Text: " + (text.length() > 511 ? text.substring(0, 511) : text)
                + "\n\n");
    }

    /** A reply with headers of its own. */
    void replyWith(String headers) {
        raw("Content-Type: command/reply\n" + headers);
    }

    void replyApi(String result) {
        String text = result.isEmpty() ? "-ERR no reply\n" : result;
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        raw("Content-Type: api/response\nContent-Length: " + length + "\n\n" + text);
    }

    /** Writes the reply's bytes; the next command may begin, and the events that waited go out. */
    void raw(String frame) {
        if (ended) {
            return;
        }
        output.text(frame);
        done();
    }

    void done() {
        busy = false;
        byte[] event;
        while ((event = heldBack.poll()) != null) {
            heldBytes -= event.length;
            output.event(event);
        }
        if (!waiting.isEmpty()) {
            work();
        }
    }

    /** Text between replies, such as log lines; never held back. */
    void push(String frame) {
        if (!ended) {
            output.text(frame);
        }
    }

    int logLevel() {
        return logLevel;
    }

    void logLevel(int now) {
        logLevel = now;
    }

    @Override
    public boolean wants(String name, String subclass) {
        return !ended && (subscription.wants(name, subclass) || LogLines.tells(name, logLevel));
    }

    @Override
    public void accept(SwitchEvent event) {
        if (!ended && LogLines.tells(event.name(), logLevel)) {
            output.event(LogLines.frame(event));
        }
        if (ended || !subscription.passes(event)) {
            return;
        }
        byte[] frame = event.frame(subscription.format());
        if (!busy) {
            output.event(frame);
        } else if (heldBack.size() < Output.MAX_EVENTS && heldBytes + frame.length <= output.maxBytes()) {
            heldBytes += frame.length;
            heldBack.add(frame);
        } else {
            output.lose();
        }
    }

    /** Says goodbye and hangs up on the client. */
    void end() {
        end(GOODBYE);
    }

    void end(String notice) {
        if (ended) {
            return;
        }
        ended = true;
        String session = "";
        ControlledLeg current = control;
        if (current != null) {
            session = "Controlled-Session-UUID: " + current.leg().uuid() + "\nContent-Disposition: disconnect\n";
        }
        output.text("Content-Type: text/disconnect-notice\n" + session + "Content-Length: " + notice.length() + "\n\n"
                + notice);
        output.closeAfterAll();
        commands.forget(this);
    }

    /** The client is gone. */
    void lost() {
        ended = true;
        waiting.clear();
        heldBack.clear();
        heldBytes = 0;
        commands.forget(this);
    }

    /** The switch dies without a word. */
    void cut() {
        ended = true;
        output.cut();
        commands.forget(this);
    }
}
