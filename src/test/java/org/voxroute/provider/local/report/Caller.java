/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.voxroute.provider.local.recognition.Domain;
import org.voxroute.provider.local.recognition.Recognition;
import org.voxroute.provider.local.recognition.RecognitionException;
import org.voxroute.provider.local.recognition.RecognitionListener;
import org.voxroute.provider.local.recognition.Recognized;
import org.voxroute.provider.local.recognition.SpeechRecognizer;

/** Says phrases one after the other in one call, frame by frame in the time that they take. */
final class Caller {

    private static final int FRAME = SpeechRecognizer.SAMPLE_RATE / 50;
    private static final long FRAME_NANOS = 20_000_000;

    private final SpeechRecognizer recognizer;
    private final Domain domain;
    private final String set;
    private final Voice voice;
    private final Path folder;
    private final double speed;
    private final Line line;

    /**
     * What is special about the caller.
     *
     * @param strange each phrase is the first one of its call: nothing is known of the voice and the line
     * @param wide his line has 16 kHz
     */
    record Line(boolean strange, boolean wide) {}

    Caller(SpeechRecognizer recognizer, Domain domain, String set, Voice voice, Path folder, double speed, Line line) {
        this.line = line;
        this.recognizer = recognizer;
        this.domain = domain;
        this.set = set;
        this.voice = voice;
        this.folder = folder;
        this.speed = speed;
    }

    List<Heard> say(List<String> phrases) throws Exception {
        List<Said> said = new ArrayList<>();
        for (String phrase : phrases) {
            said.add(new Said(phrase, line.wide() ? voice.sayWide(phrase, folder) : voice.say(phrase, folder)));
        }
        return hear(said);
    }

    List<Heard> hear(List<Said> phrases) throws Exception {
        var ear = new Ear();
        List<Heard> heard = new ArrayList<>();
        Recognition recognition = recognizer.open(domain, ear);
        try {
            for (Said phrase : phrases) {
                if (line.strange()) {
                    recognition.close();
                    recognition = recognizer.open(domain, ear);
                }
                heard.add(hear(phrase, recognition, ear));
            }
        } finally {
            recognition.close();
        }
        return heard;
    }

    private Heard hear(Said phrase, Recognition recognition, Ear ear) throws Exception {
        short[] sound = phrase.sound();
        ear.listen();
        recognition.begin(set.equals("confirm") ? "when/confirm" : set);
        long start = System.nanoTime();
        for (int at = 0; at < sound.length; at += FRAME) {
            short[] frame = Arrays.copyOfRange(sound, at, Math.min(at + FRAME, sound.length));
            recognition.hear(frame, frame.length);
            if (speed > 0) {
                long due = start + (long) ((at / FRAME + 1) * FRAME_NANOS / speed);
                LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            }
        }
        recognition.end();
        return new Heard(set, voice, phrase.text(), ear.result.get(60, TimeUnit.SECONDS), ear.firstInterimMillis());
    }

    /** A phrase and its sound. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Said(String text, short[] sound) {}

    private static final class Ear implements RecognitionListener {

        private volatile CompletableFuture<Recognized> result = new CompletableFuture<>();
        private volatile long began;
        private volatile long first;

        void listen() {
            result = new CompletableFuture<>();
            began = System.nanoTime();
            first = 0;
        }

        long firstInterimMillis() {
            return first == 0 ? -1 : (first - began) / 1_000_000;
        }

        @Override
        public void interim(String text) {
            if (first == 0) {
                first = System.nanoTime();
            }
        }

        @Override
        public void recognized(Recognized recognized) {
            result.complete(recognized);
        }

        @Override
        public void failed(RecognitionException problem) {
            result.completeExceptionally(problem);
        }
    }
}
