/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Callers who are not there: each places a real AudioSocket connection, says what he was told to, waits for answers, presses keys and hangs up.
 *
 * <p>May import: media.audiosocket, audio, Netty.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.simulator.caller;
