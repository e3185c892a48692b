/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.media.FarVoice;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.Variables;
import org.voxroute.simulator.xml.Dialplan.Action;

/** A channel and what it is doing: the application that runs, what comes after it, whom it talks to, who sits at its far end. Belongs to the switch's thread. */
public final class Leg {

    /** An application at work on a leg. */
    interface Running {
        /** Makes it end soon, because the leg hung up, was transferred or told to break. */
        void interrupt();
    }

    private final Channel channel;
    private final FarEnd farEnd;
    private final Deque<Action> actions = new ArrayDeque<>();
    private final List<Timer.Pending> timers = new ArrayList<>();
    private final List<Runnable> watchers = new ArrayList<>();
    private final Deque<Runnable> commands = new ArrayDeque<>();
    private @Nullable Running running;
    private @Nullable Running beside;
    private @Nullable Leg peer;
    private @Nullable Runnable onDown;
    private boolean ended;
    private boolean executing;
    private boolean held;
    private boolean transferred;
    private boolean controlled;
    private boolean taken;
    private boolean parkNext;
    private boolean busyWithCommand;
    private boolean parked;
    private @Nullable FarVoice voice;
    private @Nullable Action lastAction;
    private int presenceCount;
    private String digits = "";
    private IntConsumer onDigit = digit -> {};

    Leg(Channel channel, FarEnd farEnd) {
        this.channel = channel;
        this.farEnd = farEnd;
    }

    public Channel channel() {
        return channel;
    }

    public String uuid() {
        return channel.uuid();
    }

    public Variables variables() {
        return channel.variables();
    }

    FarEnd farEnd() {
        return farEnd;
    }

    /** What the dialplan has left to do. */
    Deque<Action> actions() {
        return actions;
    }

    /** The application that ran last. */
    @Nullable
    Action lastAction() {
        return lastAction;
    }

    void lastAction(Action action) {
        lastAction = action;
    }

    @Nullable
    Running running() {
        return running;
    }

    void running(@Nullable Running now) {
        running = now;
    }

    /** An application that a command runs beside the dialplan's. */
    @Nullable
    Running beside() {
        return beside;
    }

    void beside(@Nullable Running now) {
        beside = now;
    }

    /** Ends what runs beside the dialplan, and forgets what was to run there. */
    void stopBeside() {
        commands.clear();
        Running current = beside;
        if (current != null) {
            current.interrupt();
        }
    }

    /** The leg it is bridged to. */
    public @Nullable Leg peer() {
        return peer;
    }

    void peer(@Nullable Leg now) {
        peer = now;
    }

    /** Whoever waits for this leg, while it is dialled or bridged, hears of its hangup; once. */
    void onDown(@Nullable Runnable listener) {
        onDown = listener;
    }

    @Nullable
    Runnable takeOnDown() {
        Runnable listener = onDown;
        onDown = null;
        return listener;
    }

    /** Someone outside wants to know when it is down. */
    public void watch(Runnable down) {
        watchers.add(down);
    }

    List<Runnable> watchers() {
        return List.copyOf(watchers);
    }

    /** Whether the dialplan has it: then the runner sees to its end. */
    boolean isExecuting() {
        return executing;
    }

    void executing(boolean now) {
        executing = now;
    }

    /** It was the second leg of a bridge, and goes to the dialplan now. */
    void executingAgain() {
        executing = true;
    }

    /** Whether an application plays something to it. */
    boolean isPlaying() {
        Action last = lastAction;
        return last != null && last.application().contains("play");
    }

    /** Whether its last event is out. */
    public boolean isEnded() {
        return ended;
    }

    void ended() {
        ended = true;
    }

    public boolean isHeld() {
        return held;
    }

    void held(boolean now) {
        held = now;
    }

    boolean takeTransferred() {
        boolean was = transferred;
        transferred = false;
        return was;
    }

    void transferred() {
        transferred = true;
    }

    /** Whether an outbound socket has the say over it. */
    boolean isControlled() {
        return controlled;
    }

    void controlled(boolean now) {
        controlled = now;
    }

    /** Whether it was taken out of the dialplan, to be connected otherwise. */
    boolean isTaken() {
        return taken;
    }

    void taken(boolean now) {
        taken = now;
    }

    boolean takeParkNext() {
        boolean was = parkNext;
        parkNext = false;
        return was;
    }

    boolean isParkNext() {
        return parkNext;
    }

    /** When what it does has ended, it is parked. */
    void parkNext() {
        parkNext = true;
    }

    boolean isBusyWithCommand() {
        return busyWithCommand;
    }

    void busyWithCommand(boolean now) {
        busyWithCommand = now;
    }

    /** What {@code sendmsg} still wants done. */
    Deque<Runnable> commands() {
        return commands;
    }

    /** Whether it is parked now. */
    boolean isParked() {
        return parked;
    }

    void parked(boolean now) {
        parked = now;
    }

    /** What the person at its far end says and hears. */
    public FarVoice voice() {
        FarVoice there = voice;
        if (there == null) {
            there = new FarVoice();
            voice = there;
        }
        return there;
    }

    int nextPresence() {
        return presenceCount++;
    }

    void addDigit(char digit) {
        if (digits.length() < 256) {
            digits += digit;
        }
    }

    /** Someone listens for keys; the listener before is forgotten. */
    void onDigit(IntConsumer listener) {
        onDigit = listener;
    }

    void hear(char digit) {
        onDigit.accept(digit);
    }

    String digits() {
        return digits;
    }

    void timer(Timer.Pending pending) {
        timers.add(pending);
    }

    /** The switch died: nothing happens to the leg any more. */
    public void abandon() {
        cancelTimers();
    }

    void cancelTimers() {
        timers.forEach(Timer.Pending::cancel);
        timers.clear();
    }

    @Override
    public String toString() {
        return channel.toString();
    }
}
