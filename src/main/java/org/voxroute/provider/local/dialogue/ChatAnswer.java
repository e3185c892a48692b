/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.dialogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.provider.local.dialogue.ChatException.Kind;

/** An answer of the language model that is on its way. The listener hears of its end exactly once, or never if cancelled. */
public final class ChatAnswer {

    private final ChatListener listener;
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private @Nullable InputStream body;
    private int characters;
    private boolean ended;
    private boolean late;

    ChatAnswer(ChatListener listener) {
        this.listener = listener;
    }

    /** Nothing more is heard of it, and the connection is closed: the model may stop. */
    public void cancel() {
        InputStream open;
        synchronized (this) {
            ended = true;
            open = body;
        }
        close(open);
    }

    /** Reads from now on; false if it was cancelled meanwhile. */
    boolean reads(InputStream stream, Duration most) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            body = stream;
        }
        over.orTimeout(most.toMillis(), TimeUnit.MILLISECONDS).exceptionally(timeout -> {
            synchronized (this) {
                late = true;
            }
            close(stream);
            return null;
        });
        return true;
    }

    /** Tells a piece; false if that is enough. */
    boolean text(String part, int most) {
        synchronized (this) {
            if (ended) {
                return false;
            }
            characters += part.length();
        }
        listener.text(part);
        if (characters >= most) {
            finished();
            return false;
        }
        return true;
    }

    void finished() {
        if (end()) {
            listener.finished();
        }
    }

    /** The stream is over without saying so: an answer, if there was any text. */
    void ended() {
        if (characters > 0) {
            finished();
        } else {
            failed(new ChatException(Kind.REFUSED, "The language model says nothing", null));
        }
    }

    void failed(ChatException problem) {
        if (end()) {
            listener.failed(problem);
        }
    }

    void over() {
        over.complete(null);
    }

    synchronized boolean isLate() {
        return late;
    }

    private synchronized boolean end() {
        boolean first = !ended;
        ended = true;
        return first;
    }

    private static void close(@Nullable InputStream stream) {
        if (stream != null) {
            try {
                stream.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
