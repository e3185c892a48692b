/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.cascade;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFrame;
import org.voxroute.voice.spi.AgentListener;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.TextToSpeech;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.TurnMark;
import org.voxroute.voice.spi.VoiceRequest;

/** Speaks one answer: its sentences one after the other, not far ahead of what is heard, so that little is made in vain if the caller interrupts. In the call's work. */
final class Mouth {

    /** So much may wait to be heard before the next sentence is made. */
    private static final Duration AHEAD = Duration.ofSeconds(8);
    /** What was heard is known by so much. */
    private static final Duration PIECE = Duration.ofMillis(100);
    /** Where a voice doesn't know how long it will speak: of a letter, about. */
    private static final Duration LETTER = Duration.ofMillis(65);

    private final CallWork work;
    private final VoiceRequest call;
    private final TextToSpeech voice;
    private final AgentListener listener;
    private final LongSupplier nanos;
    private final EchoGuard echo;
    private final Consumer<ProviderError> failed;
    private final Deque<String> sentences = new ArrayDeque<>();
    private final Said said = new Said();
    private TextToSpeech.@Nullable Speaking speaking;
    private boolean busy;
    private boolean begun;
    private boolean sounded;
    private boolean complete;
    private boolean over;

    /**
     * An answer of nothing yet.
     *
     * @param echo is told what is given to be heard
     * @param failed is told once if the rest can't be spoken
     */
    Mouth(
            CallWork work,
            VoiceRequest call,
            TextToSpeech voice,
            AgentListener listener,
            LongSupplier nanos,
            EchoGuard echo,
            Consumer<ProviderError> failed) {
        this.work = work;
        this.call = call;
        this.voice = voice;
        this.listener = listener;
        this.nanos = nanos;
        this.echo = echo;
        this.failed = failed;
    }

    void say(List<String> more) {
        sentences.addAll(more);
        goOn();
    }

    /** There is no more to say. */
    void complete() {
        complete = true;
        goOn();
    }

    /** Nothing more is said of it, and no sound that is on its way gets through. */
    void stop() {
        over = true;
        sentences.clear();
        if (speaking != null) {
            speaking.cancel();
        }
    }

    /** Whether any of it was given to be heard. */
    boolean hasSounded() {
        return sounded;
    }

    /** Whether all of it was. */
    boolean isSaid() {
        return over && complete;
    }

    Said said() {
        return said;
    }

    /** Makes the next sentence if it is time for it; asked whenever time goes on. */
    void goOn() {
        if (busy || over) {
            return;
        }
        if (sentences.isEmpty()) {
            if (complete) {
                over = true;
                if (begun) {
                    listener.turn(TurnEvent.ANSWER_ENDED);
                }
            }
            return;
        }
        if (listener.waiting().compareTo(AHEAD) > 0) {
            return;
        }
        if (!begun) {
            begun = true;
            listener.turn(TurnEvent.ANSWER_STARTED);
        }
        busy = true;
        speaking = voice.speak(sentences.remove(), call, new Sound());
    }

    private void finished() {
        busy = false;
        goOn();
    }

    private void fail(ProviderError error) {
        if (!over) {
            stop();
            failed.accept(error);
        }
    }

    private void saying(String text, @Nullable Duration length) {
        Duration known = length == null ? LETTER.multipliedBy(text.length()) : length;
        said.add(text, known);
        listener.saying(text, known);
    }

    private void sound(AudioFrame chunk) {
        if (!sounded) {
            sounded = true;
            listener.mark(TurnMark.FIRST_AUDIO, nanos.getAsLong());
        }
        int piece = chunk.format().bytes(PIECE);
        for (int from = 0; from < chunk.length(); from += piece) {
            byte[] bytes = new byte[Math.min(piece, chunk.length() - from)];
            chunk.copy(from, bytes, 0, bytes.length);
            AudioFrame sound = AudioFrame.owning(chunk.format(), bytes);
            if (listener.audio(sound)) {
                echo.said(sound);
            }
        }
    }

    /** What the voice tells, taken over to the call's work; too late if the answer is over. */
    private final class Sound implements TextToSpeech.Listener {

        private void later(Runnable what) {
            work.run(() -> {
                if (!over) {
                    what.run();
                }
            });
        }

        @Override
        public void saying(String text, @Nullable Duration length) {
            later(() -> Mouth.this.saying(text, length));
        }

        @Override
        public void audio(AudioFrame chunk) {
            later(() -> sound(chunk));
        }

        @Override
        public void finished() {
            later(Mouth.this::finished);
        }

        @Override
        public void failed(ProviderError error) {
            later(() -> fail(error));
        }
    }
}
