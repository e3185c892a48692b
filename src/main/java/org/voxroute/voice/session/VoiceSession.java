/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Line;
import org.voxroute.audio.LineListener;
import org.voxroute.audio.LineMessage;
import org.voxroute.voice.spi.AgentProfile;
import org.voxroute.voice.spi.ProviderError;
import org.voxroute.voice.spi.VoiceAgent;

/**
 * A call that talks: its line on one side, its voice agent on the other. Each frame that the caller sends is heard by the agent and answered by the next frame of the playout, or silence. All of that happens on the line's
 * thread; the agent is opened, and fails, on any. What happens is told as {@link VoiceEvent}s.
 */
public final class VoiceSession implements LineListener {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceSession.class);
    private final Line line;
    private final Bound call;
    private final Times times;
    private final long began;
    private final CallLog log;
    private final Turns turns;
    private final Answers answers;
    private final Taps taps = new Taps();
    private final Seat seat = new Seat(this);
    private final LineSide side;
    private final BargeIn bargeIn;
    private volatile @Nullable AgentProfile profile;
    private volatile long longest = Long.MAX_VALUE;

    VoiceSession(Line line, Bound call, Times times) {
        this.line = line;
        this.call = call;
        this.times = times;
        began = times.now();
        log = new CallLog(call, times);
        turns = new Turns(times);
        answers = new Answers(id(), turns, times, log::tell);
        side = new LineSide(line, call, times, seat, answers, taps, this::begin);
        bargeIn = new BargeIn(line, answers, seat, this::onLine);
    }

    public UUID id() {
        return call.plan().call();
    }

    /** What was announced of it, or goes for calls that nobody announced. */
    public CallPlan plan() {
        return call.plan();
    }

    public String transport() {
        return call.transport();
    }

    /** As who the voice agent talks; not before {@link #talksAs}. */
    public AgentProfile profile() {
        AgentProfile known = profile;
        if (known == null) {
            throw new IllegalStateException("Nobody knows yet who talks on call " + id());
        }
        return known;
    }

    /** As who the voice agent will talk: found out once, before it is opened. */
    public void talksAs(AgentProfile found) {
        profile = found;
        longest = found.limits().duration().toNanos();
    }

    /** What the call is at this moment, for people to see. */
    public CallSnapshot snapshot() {
        AgentProfile known = profile;
        AgentVoice with = seat.voice();
        return new CallSnapshot(
                id(),
                transport(),
                known == null ? "" : known.name(),
                with == null ? "" : with.provider(),
                Duration.ofNanos(times.now() - began),
                side.frames(),
                side.late(),
                waiting());
    }

    /** What its line takes; known when the voice agent is to be opened. */
    public AudioFormat lineFormat() {
        return side.format();
    }

    /**
     * A provider's voice agent talks from now on; it is closed with the call, even if that is over already.
     *
     * @param fallback who goes on when it fails, at any time of the call; null for nobody: then the call ends
     * @throws ProviderError if it can't be opened; the fallback is the caller's then
     */
    public void open(String provider, Opener opener, @Nullable Fallback fallback) throws ProviderError {
        Playout out = side.playout();
        if (out == null) {
            throw new IllegalStateException("Call " + id() + " has not begun");
        }
        seat.open(new AgentVoice(this, new AgentVoice.Who(provider, fallback), out, turns, answers), opener);
    }

    /** Whether a voice agent is there or about to be, or the call is over and needs none. */
    public boolean hasAgent() {
        return seat.isTaken();
    }

    /** There is no voice agent, or none any more: the call ends. */
    public void fail(ProviderError error) {
        if (!seat.isOver()) {
            AgentProfile known = profile;
            endWithoutAgent(known == null ? "" : known.provider(), error);
        }
    }

    /** A provider can't talk, and another is tried instead. */
    public void failedOver(String provider, ProviderError error, String fallback) {
        log.failed(provider, error, fallback);
    }

    /** This agent can't go on. */
    void fail(AgentVoice agent, ProviderError error) {
        seat.fail(agent, error);
    }

    void endWithoutAgent(String provider, ProviderError error) {
        call.counters().callFailed();
        log.failed(provider, error, null);
        hangUp("No voice agent: " + error.getMessage());
    }

    void began() {
        log.began();
    }

    void opened(String provider) {
        log.opened(profile, provider);
    }

    /** Adds an event to the call's, in its order; nothing comes after {@link VoiceEvent.Ended}. From any thread, at once. */
    public void tell(VoiceEvent event) {
        log.tell(event);
    }

    /** Hears the call's audio until the call ends or the handle is closed. From any thread, at any time of the call. */
    public Handle tap(AudioTap tap) {
        return taps.add(tap);
    }

    /**
     * Has the voice agent say this next, instead of what it says now. From any thread, at once.
     *
     * @return false if there is none, or none that can be told what to say
     */
    public boolean say(String text) {
        VoiceAgent agent = seat.agent();
        return agent != null && agent.say(text);
    }

    /** Presses keys on the line, as tones that whoever is there hears. From any thread, at once. */
    public boolean press(String keys) {
        Playout out = side.playout();
        return out != null && KeyTones.press(keys, out);
    }

    /** How much of the present or last answer the caller was given. */
    public Duration heard() {
        AgentVoice there = seat.voice();
        Speech speech = there == null ? null : there.speech();
        return speech == null ? Duration.ZERO : speech.heard();
    }

    /** How much waits to be heard. */
    public Duration waiting() {
        Playout there = side.playout();
        return there == null ? Duration.ZERO : there.waiting();
    }

    /** The caller speaks over the voice agent: from the next frame on it is silent. From any thread. */
    public void bargeIn() {
        Playout speaking = side.playout();
        if (speaking != null) {
            bargeIn.into(speaking);
        }
    }

    /** Ends the call at once; the other side is told first. */
    public void hangUp(String why) {
        log.endedHere();
        line.hangUp(why);
    }

    /** Ends the call once all that was said is heard. */
    public void hangUpWhenHeard(String why) {
        side.whenHeard(() -> hangUp(why));
    }

    void transferWhenHeard() {
        side.whenHeard(() -> call.opening().transfer(this));
    }

    void onLine(Runnable task) {
        try {
            line.execute(task);
        } catch (RejectedExecutionException e) {
            LOG.debug("The line of call {} is gone", id());
        }
    }

    @Override
    public @Nullable LineMessage hear(LineMessage message) {
        if (message instanceof AudioFrame frame) {
            return side.exchange(frame);
        }
        if (message instanceof LineMessage.Digit digit) {
            log.pressed(turns.number(), digit.key());
            seat.press(digit.key());
        } else if (message instanceof LineMessage.Hangup) {
            line.hangUp("The other side hung up");
        } else if (message instanceof LineMessage.Failure failure) {
            line.hangUp("The other side failed with code " + failure.code());
        } else {
            hangUp("The call's id came a second time");
        }
        return null;
    }

    private void begin() {
        call.opening().begin(this);
    }

    /** On the clock's thread, every few milliseconds. */
    void tick(long now) {
        if (now - began > longest) {
            longest = Long.MAX_VALUE;
            hangUp("The call took as long as a call may take");
        }
        side.tick(now);
    }

    @Override
    public void closed(String why) {
        if (!seat.over()) {
            return;
        }
        try {
            answers.over();
            taps.close();
            log.ended(why);
        } finally {
            call.ended().run();
        }
    }
}
