/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.time.Duration;

/**
 * How a client connects.
 *
 * @param limits of the connection
 * @param connectTimeout for one attempt, and for a message that waits for the connection
 * @param reconnect whether a lost connection is opened again
 * @param maxAttempts that may fail in a row; zero: any number
 * @param backoff between attempts
 */
record ClientOptions(PeerLimits limits, Duration connectTimeout, boolean reconnect, int maxAttempts, Backoff backoff) {}
