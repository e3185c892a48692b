/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a voice agent's side of a call consists of: here its playout, the audio that waits to be heard. Knows neither transports nor providers.
 *
 * <p>May import: {@code audio}.
 */
@org.jspecify.annotations.NullMarked
package org.voxroute.voice.session;
