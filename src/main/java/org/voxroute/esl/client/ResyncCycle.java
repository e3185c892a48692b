/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import io.netty.channel.EventLoop;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.ReceivedEvent.Kind;
import org.voxroute.esl.codec.EslEvent;

/**
 * After a gap, finds out which channels came and went, and tells those who listen; tells a listener that joins later of all. On the node's event loop.
 *
 * <p>Asks a moment after it was requested, since the switch's table follows its events late.
 */
final class ResyncCycle {

    private static final int MAX_FAILURES = 5;

    private final EslNodeConfig config;
    private final EventLoop loop;
    private final Listeners listeners;
    private final Problems problems;
    private final Clock clock;
    private final LiveChannels live;

    private @Nullable EslConnection connection;
    private @Nullable String coreUuid;
    private long epoch;
    private boolean gap;
    private boolean scheduled;
    private int failures;

    ResyncCycle(EslNodeConfig config, EventLoop loop, Listeners listeners, Problems problems, Clock clock) {
        this.config = config;
        this.loop = loop;
        this.listeners = listeners;
        this.problems = problems;
        this.clock = clock;
        this.live = new LiveChannels(config.limits().channels());
    }

    void begin(EslConnection opened, long newEpoch) {
        connection = opened;
        epoch = newEpoch;
        gap = true;
        scheduled = false;
        failures = 0;
        live.begin();
    }

    /** Nobody has listened for channels for a while: what is known of them is in doubt. */
    void pause() {
        gap = true;
        live.begin();
    }

    void end() {
        connection = null;
    }

    void observe(EslEvent event) {
        if (Subscribed.CHANNELS.contains(event.name()) && listeners.wantResync()) {
            live.observe(event);
        }
    }

    long channelsCreated() {
        return live.created();
    }

    void request() {
        requestIn(config.timing().settle().toNanos());
    }

    private void requestIn(long nanos) {
        EslConnection current = connection;
        if (!scheduled && current != null) {
            scheduled = true;
            var unused = loop.schedule(() -> ask(current), nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void ask(EslConnection current) {
        if (current != connection) {
            return;
        }
        if (!isNeeded()) {
            scheduled = false;
            return;
        }
        var unused = new Resync(current, config.timing().command(), live, coreUuid)
                .ask()
                .whenComplete((answer, error) -> {
                    if (current != connection) {
                        return;
                    }
                    scheduled = false;
                    if (error == null) {
                        tell(current, answer);
                    } else {
                        failed(CommandSocket.unwrapped(error));
                    }
                });
    }

    /** Whether anybody has something to be told. */
    private boolean isNeeded() {
        return listeners.all().stream()
                .anyMatch(r -> r.subscription.wantsChannels() && r.isConnected(epoch) && (gap || !r.knowsChannels()));
    }

    private void failed(Throwable error) {
        boolean refused = error instanceof EslException e && e.kind() == EslException.Kind.REFUSED;
        if (refused || ++failures > MAX_FAILURES) {
            problems.mention("the channels can't be compared, so ended calls may stay open: " + error.getMessage());
        } else {
            requestIn(config.timing().settle().toNanos() << failures);
        }
    }

    private void tell(EslConnection current, Resync.Answer answer) {
        String core = answer.coreUuid() == null ? coreUuid : answer.coreUuid();
        var synthetic = new Synthetic(clock, core);
        var difference = live.compare(answer.rows(), answer.gone(), synthetic);
        Map<String, String> summary = summary(difference, core, answer.restarted());
        boolean afterGap = gap;
        gap = false;
        coreUuid = core;
        for (Registration registration : List.copyOf(listeners.all())) {
            boolean isNew = !registration.knowsChannels();
            if (registration.subscription.wantsChannels() && registration.isConnected(epoch) && (afterGap || isNew)) {
                var events =
                        isNew ? live.whole(answer.rows(), registration.joinedAfter(), synthetic) : difference.events();
                if (!tell(registration, events, summary)) {
                    current.end(EndCause.OVERRUN, "a listener has no room for the channels that it has to be told of");
                    return;
                }
                registration.toldOfChannels();
            }
        }
        if (isNeeded()) {
            request();
        }
    }

    private boolean tell(Registration registration, List<EslEvent> events, Map<String, String> summary) {
        var owed = new ArrayDeque<>(registration.takeOwed());
        owed.addAll(events);
        while (!owed.isEmpty()) {
            if (!listeners.synthetic(registration, owed.getFirst(), epoch)) {
                registration.owe(owed);
                return false;
            }
            owed.removeFirst();
        }
        return listeners.lifecycle(registration, Kind.RESYNCED, epoch, summary);
    }

    private static Map<String, String> summary(
            LiveChannels.Difference difference, @Nullable String core, boolean restarted) {
        var headers = new HashMap<String, String>();
        headers.put(ReceivedEvent.CHANNELS, String.join(",", new TreeSet<>(difference.alive())));
        headers.put(ReceivedEvent.RESTARTED, Boolean.toString(restarted));
        if (core != null) {
            headers.put("Core-UUID", core);
        }
        return headers;
    }
}
