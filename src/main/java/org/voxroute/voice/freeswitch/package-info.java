/* SPDX-License-Identifier: Apache-2.0 */
/**
 * FreeSWITCH's calls that talk: what the routes {@code voice-freeswitch} need to know of them between the switch's events, its commands, the sessions and the lines. The order of it all is in the routes.
 *
 * <p>May import: {@code voice}, {@code voice.session}, {@code media.freeswitch}, {@code call.from.freeswitch}, {@code esl}, {@code esl.client}, {@code esl.codec}, Camel, Jackson.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice.freeswitch;
