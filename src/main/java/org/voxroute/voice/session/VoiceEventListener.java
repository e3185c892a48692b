/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.session;

/** Hears of all calls that talk. Called in the order of each call, on one thread of its own: it may wait, others wait for it then. */
@FunctionalInterface
public interface VoiceEventListener {
    void happened(VoiceEvent event);
}
