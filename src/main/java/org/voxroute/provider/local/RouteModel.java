/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.voice.spi.Expected;
import org.voxroute.voice.spi.LanguageModel;
import org.voxroute.voice.spi.VoiceRequest;

/**
 * Says nothing by itself: a route answers. If none does in time, the caller is told so.
 *
 * @param patience how long the route may take
 * @param clock for that
 */
record RouteModel(Duration patience, ScheduledExecutorService clock) implements LanguageModel {

    static final String GREETING = "Hello. How can I help you?";
    static final String ARE_YOU_THERE = "Are you still there?";
    private static final String NO_ANSWER = "I am sorry, I have no answer yet.";

    @Override
    public String name() {
        return "a route";
    }

    @Override
    public Talk open(VoiceRequest call) {
        return new OneTalk(this, call.agent().greeting());
    }

    private record OneTalk(RouteModel model, String greeting) implements Talk {

        @Override
        public Answering begin(Listener listener) {
            return now(greeting.isEmpty() ? GREETING : greeting, listener);
        }

        @Override
        public Answering answer(Turn turn, Listener listener) {
            return new Awaited(model.clock()
                    .schedule(() -> now(NO_ANSWER, listener), model.patience().toMillis(), TimeUnit.MILLISECONDS));
        }

        @Override
        public Answering silence(int times, Listener listener) {
            return now(ARE_YOU_THERE, listener);
        }

        @Override
        public void close() {
            // An answer that is awaited is cancelled before.
        }

        private static Answering now(String text, Listener listener) {
            listener.text(text);
            listener.finished(Then.LISTEN, Expected.ANYTHING);
            return new Awaited(null);
        }
    }

    /** @param future null if there is nothing to wait for */
    private record Awaited(@Nullable Future<?> future) implements Answering {

        @Override
        public void cancel(String heard) {
            if (future != null) {
                future.cancel(false);
            }
        }

        @Override
        public void undo() {
            cancel("");
        }
    }
}
