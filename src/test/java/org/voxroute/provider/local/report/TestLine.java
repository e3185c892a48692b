/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provider.local.report;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.provider.local.LocalProvider;
import org.voxroute.voice.session.VoiceSession;
import org.voxroute.voice.session.VoiceSessions;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.TurnEvent;
import org.voxroute.voice.spi.VoiceRequest;

/** A call of the real session and the real local voice agent on a line of the test's: 8 kHz, a frame each 20 ms in real time. Notes when what was said and heard. */
final class TestLine implements Line, AutoCloseable {

    static final int RATE = 8_000;
    static final int FRAME = 160;
    private static final long FRAME_NANOS = 20_000_000;
    private static final int AUDIBLE = 100;

    /** Frames of the caller's, one after the other: when they went out, and whether the answer to each could be heard. */
    record Tick(long nanos, boolean audible) {}

    /** What the voice agent told. */
    record Told(long nanos, TurnEvent event) {}

    private final UUID id = UUID.randomUUID();
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        var made = new Thread(work, "test-line");
        made.setDaemon(true);
        return made;
    });
    private final List<Tick> ticks = new ArrayList<>();
    private final List<Told> told = new ArrayList<>();
    private final List<short[]> answers = new ArrayList<>();
    private LineListener listener;
    private VoiceSession session;
    private short[] saying = {};
    private int at;
    private double echo;
    private int echoFrames;
    private boolean hungUp;

    /** Calls; the voice agent begins to speak. */
    static TestLine call(
            VoiceSessions sessions, LocalProvider provider, AgentProfile agent, Map<String, String> options) {
        var line = new TestLine();
        line.listener = sessions.meet(line, "test", begun -> line.open(begun, provider, agent, options));
        line.thread.execute(() -> line.listener.hear(new LineMessage.Call(line.id)));
        line.thread.scheduleAtFixedRate(line::tick, FRAME_NANOS, FRAME_NANOS, TimeUnit.NANOSECONDS);
        return line;
    }

    private void open(VoiceSession begun, LocalProvider provider, AgentProfile agent, Map<String, String> options) {
        session = begun;
        begun.talksAs(agent);
        var request = new VoiceRequest(begun.id(), AudioFormat.pcm16(RATE), agent, options);
        try {
            begun.open("local", to -> provider.open(request, new Noting(to, this::note)), null);
        } catch (ProviderError e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void note(TurnEvent event) {
        told.add(new Told(System.nanoTime(), event));
    }

    UUID id() {
        return id;
    }

    VoiceSession session() {
        return session;
    }

    /** Begins to say it with the next frame; returns how many frames came before. */
    synchronized int say(short[] sound) {
        saying = sound;
        at = 0;
        return ticks.size();
    }

    void press(char key) {
        thread.execute(() -> listener.hear(new LineMessage.Digit(key)));
    }

    /** From now on the caller's side gives back what it hears, so much weaker, so many frames later. */
    synchronized void echo(double gain, int frames) {
        echo = gain;
        echoFrames = frames;
    }

    synchronized boolean isSaying() {
        return at < saying.length;
    }

    synchronized List<Tick> ticks() {
        return List.copyOf(ticks);
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    boolean isHungUp() {
        return hungUp;
    }

    private void tick() {
        try {
            LineMessage answer = listener.hear(next());
            add(answer instanceof AudioFrame frame ? frame.toSamples() : new short[FRAME]);
        } catch (RuntimeException e) {
            e.printStackTrace();
        }
    }

    private synchronized AudioFrame next() {
        short[] samples = new short[FRAME];
        for (int i = 0; i < FRAME && at < saying.length; i++) {
            samples[i] = saying[at++];
        }
        if (echo > 0 && answers.size() > echoFrames) {
            short[] heard = answers.get(answers.size() - 1 - echoFrames);
            for (int i = 0; i < Math.min(FRAME, heard.length); i++) {
                samples[i] += (short) Math.round(echo * heard[i]);
            }
        }
        byte[] bytes = new byte[2 * FRAME];
        for (int i = 0; i < FRAME; i++) {
            bytes[2 * i] = (byte) samples[i];
            bytes[2 * i + 1] = (byte) (samples[i] >> 8);
        }
        return AudioFrame.owning(AudioFormat.pcm16(RATE), bytes);
    }

    private synchronized void add(short[] answer) {
        boolean audible = false;
        for (short sample : answer) {
            audible |= Math.abs(sample) > AUDIBLE;
        }
        answers.add(echo > 0 ? answer : Arrays.copyOf(answer, 0));
        ticks.add(new Tick(System.nanoTime(), audible));
    }

    @Override
    public InetAddress peer() {
        return InetAddress.getLoopbackAddress();
    }

    @Override
    public void say(LineMessage message) {
        // What the clock of lines gives beside: none comes, as this line never pauses.
    }

    @Override
    public void hangUp(String why) {
        hungUp = true;
        execute(() -> listener.closed(why));
    }

    @Override
    public void execute(Runnable task) {
        try {
            thread.execute(task);
        } catch (RejectedExecutionException e) {
            task.run();
        }
    }

    @Override
    public void listen(LineListener to) {
        listener = to;
    }

    @Override
    public LineListener listener() {
        return listener;
    }

    @Override
    public void close() throws InterruptedException {
        thread.execute(() -> listener.closed("The report has heard enough"));
        thread.shutdown();
        thread.awaitTermination(5, TimeUnit.SECONDS);
    }
}
