/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;

/**
 * How long a connection waits.
 *
 * @param connect for the TCP connection, and again for greeting and login
 * @param silence without a byte after which the peer is taken for dead; half of it brings a question that any peer answers
 * @param backoffInitial before the first reconnect
 * @param backoffMax before a later one, at most
 * @param denied before the next attempt after a wrong password or an access list
 * @param command for the connection's own commands, such as its subscription
 * @param settle before the switch is asked for its channels: its table is written a fraction of a second after its events
 */
public record EslTiming(
        Duration connect,
        Duration silence,
        Duration backoffInitial,
        Duration backoffMax,
        Duration denied,
        Duration command,
        Duration settle) {

    public static final EslTiming DEFAULT = new EslTiming(
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofMillis(200),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofMillis(500));

    public EslTiming {
        require(connect, "connect timeout");
        require(silence, "silence timeout");
        require(denied, "retry after a denial");
        require(command, "command timeout");
    }

    private static void require(Duration duration, String what) {
        if (duration.isZero() || duration.isNegative()) {
            throw new IllegalArgumentException("The " + what + " is not positive: " + duration);
        }
    }

    public EslTiming withConnect(Duration timeout) {
        return new EslTiming(timeout, silence, backoffInitial, backoffMax, denied, command, settle);
    }

    public EslTiming withSilence(Duration timeout) {
        return new EslTiming(connect, timeout, backoffInitial, backoffMax, denied, command, settle);
    }

    public EslTiming withBackoff(Duration initial, Duration max) {
        return new EslTiming(connect, silence, initial, max, denied, command, settle);
    }

    public EslTiming withDenied(Duration delay) {
        return new EslTiming(connect, silence, backoffInitial, backoffMax, delay, command, settle);
    }

    public EslTiming withCommand(Duration timeout) {
        return new EslTiming(connect, silence, backoffInitial, backoffMax, denied, timeout, settle);
    }

    public EslTiming withSettle(Duration delay) {
        return new EslTiming(connect, silence, backoffInitial, backoffMax, denied, command, delay);
    }
}
