/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a call that talks consists of, between its line and its voice agent: {@link org.voxroute.voice.session.VoiceSessions} binds lines to calls, {@link org.voxroute.voice.session.VoiceSession} exchanges their frames,
 * {@link org.voxroute.voice.session.Playout} holds what waits to be heard. Knows neither transports nor providers.
 *
 * <p>May import: {@code audio}, {@code voice.spi}.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice.session;
