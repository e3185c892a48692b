/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import org.jspecify.annotations.Nullable;

/**
 * One leg at the simulated switch: what its events tell. What the leg does (rings, plays, is bridged) is told by the engine, which keeps it in step. Not thread-safe: it belongs to the switch's thread.
 */
public final class Channel {

    /** Which of the two profiles of others a channel shows. */
    public enum OtherType {
        NONE,
        ORIGINATOR,
        ORIGINATEE
    }

    private final String uuid;
    private final Direction direction;
    private final Variables variables = new Variables();
    private String name;
    private ChannelState running;
    private ChannelState state;
    private CallState callState = CallState.DOWN;
    private @Nullable CallerProfile profile;
    private @Nullable CallerProfile originator;
    private @Nullable CallerProfile originatee;
    private OtherType otherType = OtherType.NONE;
    private boolean early;
    private boolean answered;
    private boolean ranDialplan;
    private @Nullable HangupCause cause;
    private @Nullable Codec readCodec;
    private @Nullable Codec writeCodec;

    public Channel(String uuid, Direction direction, String name, ChannelState first) {
        this.uuid = uuid;
        this.direction = direction;
        this.name = name;
        this.running = first;
        this.state = first;
        this.ranDialplan = direction == Direction.INBOUND;
    }

    public String uuid() {
        return uuid;
    }

    public Direction direction() {
        return direction;
    }

    public String name() {
        return name;
    }

    public void rename(String newName) {
        name = newName;
    }

    public Variables variables() {
        return variables;
    }

    /** The state that the channel is in; its events name it. */
    public ChannelState running() {
        return running;
    }

    /** The state that the channel goes to next; its events number it. */
    public ChannelState state() {
        return state;
    }

    public void running(ChannelState now) {
        running = now;
        state = now;
    }

    public void next(ChannelState next) {
        state = next;
    }

    public CallState callState() {
        return callState;
    }

    public void callState(CallState now) {
        callState = now;
    }

    public boolean hasProfile() {
        return profile != null;
    }

    public CallerProfile profile() {
        CallerProfile own = profile;
        if (own == null) {
            throw new IllegalStateException("channel " + uuid + " has no profile yet");
        }
        return own;
    }

    public void profile(CallerProfile own) {
        profile = own;
    }

    /** The profile of the other leg that this channel shows, if any. */
    public @Nullable CallerProfile other() {
        return switch (otherType) {
            case NONE -> null;
            case ORIGINATOR -> originator;
            case ORIGINATEE -> originatee;
        };
    }

    public OtherType otherType() {
        return otherType;
    }

    public void originator(CallerProfile other) {
        originator = other;
        otherType = OtherType.ORIGINATOR;
    }

    public void originatee(CallerProfile other) {
        originatee = other;
        otherType = OtherType.ORIGINATEE;
    }

    /** The other leg is gone from this channel's events, as after a transfer. */
    public void forgetOther() {
        originator = null;
        originatee = null;
        otherType = OtherType.NONE;
    }

    public boolean isEarly() {
        return early;
    }

    public void early(boolean now) {
        early = now;
    }

    public boolean isAnswered() {
        return answered;
    }

    public void answered(boolean now) {
        answered = now;
    }

    public boolean ranDialplan() {
        return ranDialplan;
    }

    public void ranDialplan(boolean now) {
        ranDialplan = now;
    }

    /** Why it ended; null while it is up. */
    public @Nullable HangupCause cause() {
        return cause;
    }

    public void cause(HangupCause why) {
        cause = why;
    }

    public boolean isUp() {
        return cause == null;
    }

    public @Nullable Codec readCodec() {
        return readCodec;
    }

    public void readCodec(Codec codec) {
        readCodec = codec;
    }

    public @Nullable Codec writeCodec() {
        return writeCodec;
    }

    public void writeCodec(Codec codec) {
        writeCodec = codec;
    }

    String answerState() {
        if (cause != null) {
            return "hangup";
        }
        if (answered) {
            return "answered";
        }
        return early ? "early" : "ringing";
    }

    @Override
    public String toString() {
        return name + ' ' + uuid;
    }
}
