/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.websocket.WebsocketConnection;

/**
 * The line over one WebSocket connection. What comes is heard on a thread of its own, never on the container's; what goes waits in a bounded queue and is dropped if the other side doesn't read, which ends the line
 * after a while.
 */
public final class WebSocketLine implements Line {

    private static final Logger LOG = LoggerFactory.getLogger(WebSocketLine.class);
    private static final int NORMAL = 1000;
    private static final int GOING_AWAY = 1001;
    private static final int LOST = 1006;
    private static final int HUB_FAILED = 1011;
    private static final int TRY_AGAIN_LATER = 1013;
    /** Only what is an address already: nobody's name is looked up here. */
    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%[0-9a-zA-Z]+)?");

    private final WebsocketConnection connection;
    private final MediaCodec codec;
    private final WebSocketLines lines;
    private final Function<Line, LineListener> meet;
    private final LineThread thread;
    private final InetAddress peer;
    private volatile @Nullable LineListener listener;
    private volatile boolean heard;
    private @Nullable ScheduledFuture<?> deadline;
    private @Nullable UUID call;
    private @Nullable String why;
    private boolean over;
    private long blockedSince;

    WebSocketLine(
            WebsocketConnection connection, MediaCodec codec, WebSocketLines lines, Function<Line, LineListener> meet) {
        this.connection = connection;
        this.codec = codec;
        this.lines = lines;
        this.meet = meet;
        thread = new LineThread(lines.pool());
        peer = address(connection.remoteAddress());
    }

    /** The connection is there. */
    void begin() {
        deadline = lines.after(lines.limits().firstMessage(), () -> {
            if (!heard) {
                thread.execute(() -> end(MediaException.REFUSED, "Nothing came over the connection"));
            }
        });
        connection.onEnd((code, reason) -> thread.execute(() -> closed(code, reason)));
    }

    /** On the container's thread: one after another, never waits. */
    void received(Object message) {
        heard = true;
        if (thread.offer(() -> hear(message), lines.limits().unheard())) {
            return;
        }
        if (message instanceof byte[]) {
            lines.dropped();
        } else {
            connection.close(MediaException.REFUSED, "Too many messages at once");
        }
    }

    private void hear(Object message) {
        forgetDeadline();
        try {
            for (LineMessage told : codec.decode(message)) {
                // Once it is to end, what still comes is read and dropped.
                if (why != null) {
                    return;
                }
                hear(told);
            }
        } catch (MediaException e) {
            if (why == null) {
                lines.garbage(peer, e.reason());
                end(e.code(), e.reason());
            }
        } catch (RuntimeException e) {
            LOG.warn("A line to {} failed", peer.getHostAddress(), e);
            end(HUB_FAILED, "The hub failed");
        }
    }

    private void hear(LineMessage told) {
        if (told instanceof LineMessage.Call begun && call == null) {
            call = begun.id();
            lines.began(begun.id(), this);
        }
        LineListener listening = listener;
        LineMessage answer = (listening == null ? meet.apply(this) : listening).hear(told);
        if (answer != null) {
            put(answer);
        }
    }

    private void put(LineMessage message) {
        if (why != null) {
            return;
        }
        if (message instanceof LineMessage.Hangup) {
            hangUp("The hub hung up");
            return;
        }
        Object encoded = codec.encode(message);
        if (encoded == null) {
            return;
        }
        if (!(message instanceof AudioFrame)) {
            connection.send(encoded);
        } else if (connection.offer(encoded, lines.limits().unread())) {
            blockedSince = 0;
        } else {
            drop();
        }
    }

    /** The other side doesn't read: a frame that waits is a frame too late. */
    private void drop() {
        lines.dropped();
        long now = System.nanoTime();
        if (blockedSince == 0) {
            blockedSince = now;
        } else if (now - blockedSince > lines.limits().blocked().toNanos()) {
            end(TRY_AGAIN_LATER, "The other side doesn't read");
        }
    }

    private void end(int code, String reason) {
        if (why != null || over) {
            return;
        }
        why = reason;
        forgetDeadline();
        codec.farewell(reason);
        connection.close(code, reason);
    }

    private void closed(int code, String reason) {
        if (over) {
            return;
        }
        over = true;
        forgetDeadline();
        lines.closed(call, this);
        String ended = why == null ? told(code, reason) : why;
        why = ended;
        LineListener listening = listener;
        if (listening != null) {
            listening.closed(ended);
        }
    }

    private static String told(int code, String reason) {
        return switch (code) {
            case NORMAL, GOING_AWAY -> reason.isEmpty() ? "The other side hung up" : "The line closed: " + reason;
            case LOST -> "The connection was lost";
            default -> "The line closed with code " + code + (reason.isEmpty() ? "" : ": " + reason);
        };
    }

    private void forgetDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** Shows what somebody said, where there is somebody to read it. From any thread. */
    public void show(String speaker, String text) {
        codec.show(speaker, text);
    }

    boolean transfer(String target) {
        return codec.transfer(target);
    }

    @Override
    public InetAddress peer() {
        return peer;
    }

    @Override
    public void say(LineMessage message) {
        thread.execute(() -> put(message));
    }

    @Override
    public void hangUp(String reason) {
        thread.execute(() -> end(NORMAL, reason));
    }

    @Override
    public void clear() {
        codec.clear();
    }

    @Override
    public Duration unheard() {
        return codec.unheard();
    }

    @Override
    public void execute(Runnable task) {
        thread.execute(task);
    }

    @Override
    public void listen(LineListener to) {
        listener = to;
    }

    @Override
    public @Nullable LineListener listener() {
        return listener;
    }

    private static InetAddress address(@Nullable String text) {
        try {
            // 0.0.0.0 is nobody's.
            return InetAddress.getByName(text != null && ADDRESS.matcher(text).matches() ? text : "0.0.0.0");
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("No address: " + text, e);
        }
    }
}
