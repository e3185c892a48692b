/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the switch's events and hands them to those who want them. An event that nobody wants takes a number and costs nothing else. Used on the switch's thread only, but for {@link #add} and
 * {@link #remove}.
 */
public final class EventBus {

    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter GMT = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Clock clock;
    private final List<EventSink> sinks = new CopyOnWriteArrayList<>();
    private List<EventHeader> identity = List.of();
    private long sequence;
    private long second = Long.MIN_VALUE;
    private List<EventHeader> dates = List.of();

    public EventBus(Clock clock) {
        this.clock = clock;
    }

    /** A switch has started: its events say so, and count from one again. */
    public void identify(String coreUuid, String hostname, String address) {
        identity = List.of(
                EventHeader.of("Core-UUID", coreUuid),
                EventHeader.of("FreeSWITCH-Hostname", hostname),
                EventHeader.of("FreeSWITCH-Switchname", hostname),
                EventHeader.of("FreeSWITCH-IPv4", address),
                EventHeader.of("FreeSWITCH-IPv6", "::1"));
        sequence = 0;
    }

    public void add(EventSink sink) {
        sinks.add(sink);
    }

    public void remove(EventSink sink) {
        sinks.remove(sink);
    }

    /** Microseconds since 1970, the switch's unit. */
    public long now() {
        Instant now = clock.instant();
        return now.getEpochSecond() * 1_000_000 + now.getNano() / 1000;
    }

    /** {@code 2026-11-21 02:26:15}, in UTC. */
    public static String stamp(long micros) {
        return LOCAL.format(Instant.ofEpochSecond(Math.floorDiv(micros, 1_000_000L)));
    }

    /** Takes a number that no client sees: the switch does so for its own requests. */
    public void skip() {
        sequence++;
    }

    public boolean wanted(String name, String subclass) {
        for (EventSink sink : sinks) {
            if (sink.wants(name, subclass)) {
                return true;
            }
        }
        return false;
    }

    /** Begins an event: takes its number and time. Null if nobody wants it. */
    public @Nullable EventBuilder begin(String name, CallSite site) {
        return begin(name, "", site);
    }

    public @Nullable EventBuilder begin(String name, String subclass, CallSite site) {
        sequence++;
        if (!wanted(name, subclass)) {
            return null;
        }
        return prepare(name, subclass, site);
    }

    /** Begins an event that isn't fired but given to one client. */
    public EventBuilder prepare(String name, CallSite site) {
        sequence++;
        return prepare(name, "", site);
    }

    private EventBuilder prepare(String name, String subclass, CallSite site) {
        List<EventHeader> headers = new ArrayList<>(64);
        if (!subclass.isEmpty()) {
            headers.add(EventHeader.of("Event-Subclass", subclass));
        }
        stamp(name, site, headers);
        return new EventBuilder(name, subclass, headers);
    }

    private void stamp(String name, CallSite site, List<EventHeader> headers) {
        long now = now();
        headers.add(EventHeader.of("Event-Name", name));
        headers.addAll(identity);
        headers.addAll(dates(now));
        headers.add(EventHeader.of("Event-Date-Timestamp", Long.toString(now)));
        headers.addAll(site.headers());
        headers.add(EventHeader.of("Event-Sequence", Long.toString(sequence)));
    }

    /** Begins an event that is a client's message first: its headers come before the switch's. Null if nobody wants it. */
    public @Nullable EventBuilder beginWith(List<EventHeader> first, String name, CallSite site) {
        sequence++;
        if (!wanted(name, "")) {
            return null;
        }
        List<EventHeader> headers = new ArrayList<>(first);
        stamp(name, site, headers);
        return new EventBuilder(name, "", headers);
    }

    /** Gives an event that has been begun the switch's headers once more, under another name: the switch does so with commands to a channel when they are done. */
    public void stampAgain(@Nullable EventBuilder event, String name, CallSite site) {
        sequence++;
        if (event != null) {
            List<EventHeader> headers = new ArrayList<>();
            stamp(name, site, headers);
            event.addAll(headers);
        }
    }

    public void fire(@Nullable EventBuilder builder) {
        if (builder != null) {
            SwitchEvent event = builder.build();
            for (EventSink sink : sinks) {
                sink.accept(event);
            }
        }
    }

    private List<EventHeader> dates(long micros) {
        long now = Math.floorDiv(micros, 1_000_000L);
        if (now != second) {
            Instant instant = Instant.ofEpochSecond(now);
            dates = List.of(
                    EventHeader.of("Event-Date-Local", LOCAL.format(instant)),
                    EventHeader.of("Event-Date-GMT", GMT.format(instant)));
            second = now;
        }
        return dates;
    }
}
