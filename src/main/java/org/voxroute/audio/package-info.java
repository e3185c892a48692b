/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Audio of a call, whatever carries it: formats, frames, G.711, resampling, WAV files. Knows neither switches nor networks.
 *
 * <p>A {@link org.voxroute.audio.AudioFrame} is what a media connection hears and says; the other messages of such a connection are
 * {@link org.voxroute.audio.LineMessage}s too. {@link org.voxroute.audio.AudioConverter} turns one format into another, {@link org.voxroute.audio.WavWriter}
 * and {@link org.voxroute.audio.WavReader} keep it in files. Whatever has state has it per instance: one a call and direction, nothing shared.
 *
 * <p>May import: nothing but the JDK.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.audio;
