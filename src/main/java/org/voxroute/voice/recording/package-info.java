/* SPDX-License-Identifier: Apache-2.0 */
/**
 * Recordings of calls that talk: stereo WAV files, the caller left and the voice agent right, written beside the call and never in its way.
 *
 * <p>May import: voice.session, voice.spi, audio.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice.recording;
