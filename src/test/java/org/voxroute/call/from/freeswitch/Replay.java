/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.springframework.dao.TransientDataAccessResourceException;
import org.voxroute.call.CallLog;
import org.voxroute.call.CallStore;
import org.voxroute.call.CloudEvent;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.kit.TestClock;

/**
 * Plays events into a call log of its own, with a clock that goes by the events and a settle tick every 100 ms. What can't be saved for
 * the moment is tried again.
 */
final class Replay {

    private static final Duration TICK = Duration.ofMillis(100);

    final TestClock clock = new TestClock(Instant.EPOCH);
    final CallLog log;
    final FreeSwitchCalls calls;
    final List<CloudEvent> told = new ArrayList<>();

    Replay(CallStore store) {
        log = new CallLog(store, clock, CallLog.CallLogSettings.DEFAULTS);
        calls = new FreeSwitchCalls(log, clock);
    }

    /** An event and when the hub hears it. */
    record Heard(Instant at, ReceivedEvent event) {}

    static List<Heard> inOrder(List<ReceivedEvent> events) {
        var heard = new ArrayList<Heard>();
        Instant last = Instant.EPOCH;
        for (ReceivedEvent event : events) {
            Instant at = Instant.EPOCH.plus(Story.micros(event), ChronoUnit.MICROS);
            last = at.isAfter(last) ? at : last;
            heard.add(new Heard(last, event));
        }
        return heard;
    }

    /** Each up to 50 ms late, so that what happened within 50 ms comes in any order. */
    static List<Heard> shuffled(List<ReceivedEvent> events, Random random) {
        var heard = new ArrayList<Heard>();
        for (ReceivedEvent event : events) {
            heard.add(new Heard(
                    Instant.EPOCH.plus(Story.micros(event) + random.nextInt(50_000), ChronoUnit.MICROS), event));
        }
        heard.sort(Comparator.comparing(Heard::at));
        return heard;
    }

    /** One in three a second time, up to five seconds later. */
    static List<Heard> repeated(List<Heard> heard, Random random) {
        var all = new ArrayList<>(heard);
        for (Heard one : heard) {
            if (random.nextInt(3) == 0) {
                all.add(new Heard(one.at().plusMillis(random.nextInt(5_000)), one.event()));
            }
        }
        all.sort(Comparator.comparing(Heard::at));
        return all;
    }

    /** Plays them one by one. */
    Replay play(List<Heard> heard) {
        return play(heard, new Random(0), 1);
    }

    /** Plays them in batches of random size: what waits while a batch is saved is the next one. */
    Replay play(List<Heard> heard, Random random, int most) {
        return play(heard, random, most, Duration.ofDays(1));
    }

    /** @param span between the first and the last of a batch, at most */
    Replay play(List<Heard> heard, Random random, int most, Duration span) {
        int from = 0;
        while (from < heard.size()) {
            int to = Math.min(heard.size(), from + 1 + random.nextInt(most));
            Instant limit = heard.get(from).at().plus(span);
            while (heard.get(to - 1).at().isAfter(limit)) {
                to--;
            }
            List<Heard> batch = heard.subList(from, to);
            tickUntil(batch.get(batch.size() - 1).at());
            List<ReceivedEvent> events = batch.stream().map(Heard::event).toList();
            told.addAll(untilSaved(() -> calls.record(events)));
            from = to;
        }
        return this;
    }

    /** So long that every call that is over is settled. */
    Replay rest() {
        tickUntil(clock.instant().plusSeconds(40));
        return this;
    }

    private void tickUntil(Instant time) {
        if (clock.instant().equals(Instant.EPOCH)) {
            clock.advanceTo(time);
        }
        while (clock.instant().plus(TICK).isBefore(time)) {
            clock.advance(TICK);
            told.addAll(untilSaved(calls::settle));
        }
        clock.advanceTo(time);
    }

    /** As the routes do. */
    private static List<CloudEvent> untilSaved(Supplier<List<CloudEvent>> use) {
        while (true) {
            try {
                return use.get();
            } catch (TransientDataAccessResourceException e) {
                // Again.
            }
        }
    }
}
