/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import org.voxroute.simulator.model.Variables;

/** {@code play_and_get_digits min max tries timeout terminators file invalid-file variable regexp}: plays, then waits for keys. */
final class PlayAndGetDigits implements Application {

    private final SwitchCore core;

    PlayAndGetDigits(SwitchCore core) {
        this.core = core;
    }

    @Override
    public boolean needsMedia() {
        return true;
    }

    @Override
    public void run(Leg leg, String data, Turn turn) {
        String[] words = data.strip().split("\\s+", -1);
        Want want = new Want(
                number(words, 1, 128),
                Applications.part(words, 4),
                Applications.part(words, 7),
                number(words, 3, 5000));
        new Playback(core).run(leg, Applications.part(words, 5), new Turn() {
            @Override
            public void done() {
                if (leg.channel().isUp()) {
                    listen(leg, want, turn);
                } else {
                    turn.done();
                }
            }

            @Override
            public void onInterrupt(Leg.Running running) {
                turn.onInterrupt(running);
            }
        });
    }

    private record Want(int max, String terminators, String variable, int timeout) {}

    private static int number(String[] words, int index, int otherwise) {
        long value = Applications.millis(Applications.part(words, index)).toMillis();
        return value == 0 ? otherwise : (int) value;
    }

    private void listen(Leg leg, Want want, Turn turn) {
        leg.variables().set("current_application_response", null);
        StringBuilder heard = new StringBuilder();
        Runnable end = () -> {
            leg.onDigit(digit -> {});
            Variables v = leg.variables();
            v.set("read_result", heard.length() > 0 ? "success" : "timeout");
            v.set(want.variable(), heard.toString());
            turn.done();
        };
        Timer.Pending timeout = core.timer().after(Applications.millis(Integer.toString(want.timeout())), end);
        leg.onDigit(key -> {
            char digit = (char) key;
            boolean terminator = want.terminators().indexOf(digit) >= 0;
            if (terminator) {
                leg.variables().set("read_terminator_used", Character.toString(digit));
            } else {
                heard.append(digit);
            }
            if (terminator || heard.length() >= want.max()) {
                timeout.cancel();
                end.run();
            }
        });
        turn.onInterrupt(() -> {
            timeout.cancel();
            end.run();
        });
    }
}
