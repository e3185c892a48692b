/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a speech AI has to be to talk on a call: a {@link org.voxroute.voice.spi.VoiceProvider} opens a {@link org.voxroute.voice.spi.VoiceAgent} for each call, which hears the caller's audio and tells its
 * {@link org.voxroute.voice.spi.AgentListener} what it says. Knows neither transports nor routes.
 *
 * <p>May import: {@code audio}.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice.spi;
