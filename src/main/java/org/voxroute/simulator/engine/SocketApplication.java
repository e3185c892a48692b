/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.util.Arrays;
import java.util.List;

/** {@code socket host:port [async] [full]}: hands the leg over to someone who listens there. An asynchronous one is parked meanwhile. */
final class SocketApplication implements Application {

    private static final int DEFAULT_PORT = 8084;

    private final SwitchCore core;

    SocketApplication(SwitchCore core) {
        this.core = core;
    }

    @Override
    public void run(Leg leg, String data, Turn turn) {
        List<String> words = Arrays.asList(data.strip().split("\\s+", -1));
        String address = words.get(0);
        int slash = address.indexOf('/');
        if (slash >= 0) {
            leg.variables().set("socket_path", address.substring(slash + 1));
            address = address.substring(0, slash);
        }
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        int port = port(colon < 0 ? "" : address.substring(colon + 1));
        leg.variables().set("socket_host", host);
        boolean async = words.contains("async");
        Handed handed = new Handed(leg, async, turn);
        turn.onInterrupt(handed);
        core.outboundSockets()
                .open(new OutboundSockets.Handover(leg, host, port, async, words.contains("full")), handed);
    }

    private static int port(String text) {
        try {
            int port = Integer.parseInt(text);
            return port > 0 && port < 65_536 ? port : DEFAULT_PORT;
        } catch (NumberFormatException notAPort) {
            return DEFAULT_PORT;
        }
    }

    /** A leg that has been handed over, until the connection ends or the leg does. */
    private final class Handed implements OutboundSockets.Listener, Leg.Running {
        private final Leg leg;
        private final boolean async;
        private final Turn turn;
        private boolean parked;
        private boolean over;

        Handed(Leg leg, boolean async, Turn turn) {
            this.leg = leg;
            this.async = async;
            this.turn = turn;
        }

        @Override
        public void connected() {
            if (async && !over && leg.channel().isUp()) {
                parked = true;
                core.signals().fire(leg, "CHANNEL_PARK", Sites.PARK);
            }
        }

        @Override
        public void closed() {
            end();
        }

        @Override
        public void interrupt() {
            end();
        }

        private void end() {
            if (over) {
                return;
            }
            over = true;
            if (parked) {
                core.signals().fire(leg, "CHANNEL_UNPARK", Sites.UNPARK);
            }
            turn.done();
        }
    }
}
