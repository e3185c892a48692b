/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import org.jspecify.annotations.Nullable;

/**
 * A command that did not succeed, or a connection that did not hold. Answers two questions: does the connection live, and does trying again help?
 *
 * <p>A third matters more: {@link #isOutcomeUnknown()} means that the switch may have acted. Such a command is never retried by itself: a second {@code originate} is a second call.
 */
public final class EslException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of failure it is. */
    public enum Kind {
        /** The connection is gone, or was not there. */
        CONNECTION_LOST,
        /** The switch said no, or our own queue is full. The connection lives. */
        REFUSED,
        /** No answer in time. The connection lives, as far as is known. */
        TIMED_OUT,
        /** The switch doesn't let us in, or doesn't let this user do it. Trying again doesn't help. */
        DENIED,
        /** What came can't be understood; the connection was dropped. */
        DESYNC,
        /** The command can't be sent as it is. Nothing was sent. */
        INVALID
    }

    private final Kind kind;
    private final boolean sent;
    private final @Nullable String reply;

    private EslException(Kind kind, boolean sent, String message, @Nullable String reply, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
        this.sent = sent;
        this.reply = reply;
    }

    /** A failure after the command went out: the switch may have acted. */
    public static EslException unknown(Kind kind, String message) {
        return new EslException(kind, true, message + "; the outcome is unknown", null, null);
    }

    /** A failure before anything was sent. */
    public static EslException notSent(Kind kind, String message) {
        return new EslException(kind, false, message + "; nothing was sent", null, null);
    }

    /** The switch's answer is an error. */
    public static EslException refused(String message, String reply) {
        return new EslException(Kind.REFUSED, true, message, reply, null);
    }

    /** The switch doesn't let us. */
    public static EslException denied(String message) {
        return new EslException(Kind.DENIED, false, message, null, null);
    }

    /** The command can't be sent as it is. */
    public static EslException invalid(String message) {
        return new EslException(Kind.INVALID, false, message, null, null);
    }

    /** The command can't be sent as it is. */
    public static EslException invalid(String message, Throwable cause) {
        return new EslException(Kind.INVALID, false, message, null, cause);
    }

    public Kind kind() {
        return kind;
    }

    /** Whether the switch may have done what was asked, though no answer says so. */
    public boolean isOutcomeUnknown() {
        return sent && (kind == Kind.CONNECTION_LOST || kind == Kind.TIMED_OUT || kind == Kind.DESYNC);
    }

    /** Whether the connection is still there. */
    public boolean isConnectionAlive() {
        return kind == Kind.REFUSED || kind == Kind.TIMED_OUT || kind == Kind.INVALID;
    }

    /** Whether the same command may succeed later, and sending it again can't do a thing twice. */
    public boolean isWorthRetrying() {
        return !sent && (kind == Kind.CONNECTION_LOST || kind == Kind.TIMED_OUT || kind == Kind.REFUSED);
    }

    /** What the switch answered; null if it didn't. */
    public @Nullable String reply() {
        return reply;
    }
}
