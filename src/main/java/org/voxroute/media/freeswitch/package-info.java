/* SPDX-License-Identifier: Apache-2.0 */
/**
 * FreeSWITCH's unicast: a call's audio as datagrams without any header, one a frame. The lines of all calls share a socket ({@link org.voxroute.media.freeswitch.UnicastLines}) and are told apart by the address that
 * the switch sends from, which the hub has chosen and announced. Knows frames, neither calls nor commands.
 *
 * <p>May import: {@code media}, {@code audio}, Netty (buffer, channel, util).
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.media.freeswitch;
