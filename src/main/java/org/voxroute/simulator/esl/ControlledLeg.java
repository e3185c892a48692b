/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.time.Duration;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.Timer;

/** The leg that a client controls ({@code socket}) or follows ({@code myevents}). When it is down the client is told and hung up on, at once or after it has lingered. */
final class ControlledLeg {

    private static final int NOT = -2;
    private static final int FOR_EVER = -1;

    private final Leg leg;
    private final EslSession session;
    private final Timer timer;
    private final boolean outbound;
    private final boolean async;
    private final boolean full;
    private int linger = NOT;

    ControlledLeg(Leg leg, EslSession session, Timer timer, boolean outbound, boolean async, boolean full) {
        this.leg = leg;
        this.session = session;
        this.timer = timer;
        this.outbound = outbound;
        this.async = async;
        this.full = full;
        leg.watch(() -> timer.soon(this::down));
    }

    Leg leg() {
        return leg;
    }

    boolean isOutbound() {
        return outbound;
    }

    boolean isAsync() {
        return async;
    }

    /** Whether it may do more than control its leg. */
    boolean isFull() {
        return full || !outbound;
    }

    /** {@code linger [seconds]}. */
    String linger(String seconds) {
        if (seconds.isEmpty()) {
            linger = FOR_EVER;
            return "+OK will linger";
        }
        try {
            linger = Math.max(0, Math.min(Integer.parseInt(seconds), 86_400));
        } catch (NumberFormatException notANumber) {
            linger = 0;
        }
        return "+OK will linger " + linger + " seconds";
    }

    String nolinger() {
        linger = NOT;
        return "+OK will not linger";
    }

    private void down() {
        if (linger == NOT) {
            session.end();
            return;
        }
        session.push("Content-Type: text/disconnect-notice\nControlled-Session-UUID: " + leg.uuid()
                + "\nContent-Disposition: linger\nChannel-Name: "
                + leg.channel().name() + "\nLinger-Time: " + linger
                + "\nContent-Length: 0\n\n");
        if (linger != FOR_EVER) {
            timer.after(Duration.ofSeconds(linger), session::end);
        }
    }
}
