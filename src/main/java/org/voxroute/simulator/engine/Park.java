/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

/** {@code park}: the leg waits for commands, until it is taken away or hangs up. */
final class Park implements Application {

    private final Signals signals;
    private final Unicasts unicasts;

    Park(Signals signals, Unicasts unicasts) {
        this.signals = signals;
        this.unicasts = unicasts;
    }

    @Override
    public void run(Leg leg, String data, Turn turn) {
        signals.fire(leg, "CHANNEL_PARK", Sites.PARK);
        unicasts.parked(leg);
        turn.onInterrupt(() -> {
            unicasts.unparked(leg);
            signals.fire(leg, "CHANNEL_UNPARK", Sites.UNPARK);
            turn.done();
        });
    }
}
