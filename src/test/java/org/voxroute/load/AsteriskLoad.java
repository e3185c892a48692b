/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.load;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.voxroute.kit.Asterisk;
import org.voxroute.kit.Hub;
import org.voxroute.kit.Ports;
import org.voxroute.kit.sip.Codec;
import org.voxroute.kit.sip.Recording;
import org.voxroute.kit.sip.SipCall;
import org.voxroute.kit.sip.Sound;

/**
 * Telephones that call the echo provider through a real Asterisk (from {@code .ci/asterisk}) and a hub in this process: how long their words take to come back, and what is lost of them. Arguments: ptimes, calls at
 * once, seconds, extension. A telephone speaks all the time, and each of its packets is looked for in what it heard.
 */
public final class AsteriskLoad {

    /** How far behind its place a packet is looked for. */
    private static final int SEARCH_MILLIS = 1_500;

    private AsteriskLoad() {}

    public static void main(String[] args) throws Exception {
        int[] ptimes = Arrays.stream((args.length > 0 ? args[0] : "10,20,30,60").split(","))
                .mapToInt(Integer::parseInt)
                .toArray();
        int calls = Integer.parseInt(args.length > 1 ? args[1] : "4");
        int seconds = Integer.parseInt(args.length > 2 ? args[2] : "10");
        String extension = args.length > 3 ? args[3] : "1001";
        int port = Ports.free();
        Path folder = Files.createTempDirectory("ast");
        try (var asterisk = Asterisk.start(folder.resolve("ast"), port);
                var unused = Hub.start(
                        folder.resolve("hub"),
                        Map.of("audiosocket.port", "" + port, "voxroute.voice.provider", "echo"))) {
            round(asterisk, 20, 10, 5, extension);
            System.out.println(
                    "ptime | calls | packets sent | of which not heard again | packets lost | ms until heard:"
                            + " median | p95 | longest | at the end | ms ahead");
            for (int ptime : ptimes) {
                System.out.println(round(asterisk, ptime, calls, seconds, extension));
            }
            System.out.println("Left in Asterisk: " + asterisk.channels() + " channels");
        }
    }

    private static String round(Asterisk asterisk, int ptime, int count, int seconds, String extension) {
        List<SipCall> calls = new ArrayList<>();
        List<short[]> said = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            calls.add(asterisk.call("ulaw" + ptime, extension, Codec.ULAW, ptime));
            said.add(Codec.ULAW.over(Sound.noise(Codec.ULAW.samples(seconds * 1_000), i)));
        }
        calls.forEach(SipCall::answered);
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = calls.get(i).say(said.get(i));
        }
        pause(seconds * 1_000L + 1_000);
        calls.forEach(SipCall::hangUp);
        var sum = new Sum(ptime, count, seconds);
        for (int i = 0; i < count; i++) {
            sum.add(calls.get(i), said.get(i), places[i]);
            calls.get(i).close();
        }
        pause(500);
        return sum.toString();
    }

    /** What a round's calls heard. */
    private static final class Sum {
        private final int ptime;
        private final int calls;
        private final int seconds;
        private final List<Double> delays = new ArrayList<>();
        private final List<Double> last = new ArrayList<>();
        private double ahead;
        private int missing;
        private int lost;

        Sum(int ptime, int calls, int seconds) {
            this.ptime = ptime;
            this.calls = calls;
            this.seconds = seconds;
        }

        void add(SipCall call, short[] said, int spoken) {
            Recording heard = call.heard();
            short[] samples = heard.samples();
            lost += heard.lost();
            ahead = Math.max(ahead, heard.millisAhead());
            int frame = Codec.ULAW.samples(ptime);
            int window = Codec.ULAW.samples(SEARCH_MILLIS);
            int next = 0;
            // The voice agent is there after some frames: what comes before isn't its to hear.
            for (int from = Codec.ULAW.samples(1_000) / frame * frame; from + frame <= said.length; from += frame) {
                short[] part = Sound.part(said, from, frame);
                short[] until =
                        Arrays.copyOf(samples, Math.min(samples.length, Math.max(next, spoken + from) + window));
                int found = Sound.at(part, until, next);
                if (found < 0) {
                    missing++;
                } else {
                    next = found + frame;
                    delays.add((heard.arrivedAt(found) - call.sentAt(spoken + from)) / 1e6);
                }
            }
            last.add(delays.isEmpty() ? -1 : delays.get(delays.size() - 1));
        }

        @Override
        public String toString() {
            delays.sort(null);
            return String.format(
                    "%d | %d | %d | %d | %d | %.1f | %.1f | %.1f | %.1f | %.1f",
                    ptime,
                    calls,
                    calls * (seconds - 1) * 1_000 / ptime,
                    missing,
                    lost,
                    at(0.5),
                    at(0.95),
                    at(1),
                    last.stream().mapToDouble(Double::doubleValue).max().orElse(-1),
                    ahead);
        }

        private double at(double share) {
            return delays.isEmpty() ? -1 : delays.get((int) Math.min(delays.size() - 1, share * delays.size()));
        }
    }

    private static void pause(long millis) {
        long until = System.nanoTime() + millis * 1_000_000;
        while (System.nanoTime() < until) {
            LockSupport.parkNanos(until - System.nanoTime());
        }
    }
}
