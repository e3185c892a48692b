/* SPDX-License-Identifier: Apache-2.0 */
package archsample.org.voxroute.simulator.caller;

/** Breaks the boundary of {@code simulator.caller} on purpose. */
class Breaks {
    Class<?> stranger() {
        return org.voxroute.voice.session.VoiceSessions.class;
    }
}
