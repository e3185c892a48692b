/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

/**
 * Who goes on when a provider can't.
 *
 * @param provider who it is
 * @param open finds it, elsewhere: returns at once, on any thread; to end in {@link VoiceSession#open} or {@link VoiceSession#fail}
 */
public record Fallback(String provider, Runnable open) {}
