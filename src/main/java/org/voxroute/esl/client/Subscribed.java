/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.voxroute.esl.codec.EslEvent;

/**
 * What a connection is subscribed to at the switch, or should be, for all its listeners together. A value; the way from one to another is a list of commands.
 *
 * <p>No way loses an event that somebody wants: events are added, and taken away only when one comes that nobody wants ({@link #without}); filters are widened at any time, but come to a connection that has none
 * only before it has events. Until then the listeners' own checks do their work.
 */
record Subscribed(Set<String> events, Set<String> subclasses, Set<EventFilter> filters) {

    static final Subscribed NONE = new Subscribed(Set.of(), Set.of(), Set.of());

    static final String HEARTBEAT = "HEARTBEAT";

    /** What is needed to know which channels are alive. */
    static final Set<String> CHANNELS =
            Set.of("CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_HANGUP_COMPLETE", "CHANNEL_DESTROY");

    static Subscribed forAll(Collection<Subscription> wishes) {
        var events = new TreeSet<String>();
        var subclasses = new TreeSet<String>();
        for (Subscription wish : wishes) {
            events.addAll(wish.events());
            subclasses.addAll(wish.subclasses());
            if (wish.wantsChannels()) {
                events.addAll(CHANNELS);
            }
        }
        events.remove(HEARTBEAT);
        return new Subscribed(events, subclasses, filtersFor(wishes));
    }

    /** The switch lets an event through if any filter matches, so filters of several add up, unless one of them keeps events away. */
    private static Set<EventFilter> filtersFor(Collection<Subscription> wishes) {
        var all = new LinkedHashSet<EventFilter>();
        for (Subscription wish : wishes) {
            if (wish.filters().isEmpty()) {
                return Set.of();
            }
            all.addAll(wish.filters());
        }
        boolean same = wishes.stream().allMatch(wish -> wish.filters().containsAll(all));
        return same || all.stream().noneMatch(EventFilter::isNegative) ? all : Set.of();
    }

    private boolean isEmpty() {
        return events.isEmpty() && subclasses.isEmpty();
    }

    /** Whether an event of this kind is asked for, whatever the filters say. */
    boolean covers(EslEvent event) {
        String name = event.name();
        if (events.contains(Subscription.ALL) || events.contains(name) || name.equals(HEARTBEAT)) {
            return true;
        }
        String subclass = name.equals(Subscription.CUSTOM) ? event.subclass() : null;
        return subclass != null && subclasses.contains(subclass);
    }

    /** The filter commands that lead to {@code wanted}; they come before its events. */
    List<String> filterCommands(Subscribed wanted) {
        var commands = new ArrayList<String>();
        if (wanted.filters.isEmpty()) {
            if (!filters.isEmpty()) {
                commands.add("filter delete all");
            }
            return commands;
        }
        if (filters.isEmpty()) {
            if (!isEmpty()) {
                return commands;
            }
            // The sign of life passes, whatever the others ask for.
            commands.add("filter Event-Name " + HEARTBEAT);
        }
        wanted.filters.stream().filter(f -> !filters.contains(f)).forEach(f -> commands.add(f.addCommand()));
        filters.stream().filter(f -> !wanted.filters.contains(f)).forEach(f -> commands.add(f.deleteCommand()));
        return commands;
    }

    /** The event names of {@code wanted} that are missing here; CUSTOM subclasses come as {@code CUSTOM name}. */
    List<String> missing(Subscribed wanted) {
        var missing = new ArrayList<String>();
        wanted.events.stream().filter(name -> !events.contains(name)).forEach(missing::add);
        wanted.subclasses.stream()
                .filter(name -> !subclasses.contains(name))
                .forEach(name -> missing.add(Subscription.CUSTOM + " " + name));
        return missing;
    }

    /** One command for these names: once CUSTOM stands in it, every later word is a subclass. */
    static String eventCommand(String format, List<String> names) {
        var words = new ArrayList<String>();
        var customs = new ArrayList<String>();
        for (String name : names) {
            if (name.startsWith(Subscription.CUSTOM + " ")) {
                customs.add(name.substring(Subscription.CUSTOM.length() + 1));
            } else {
                words.add(name);
            }
        }
        if (!customs.isEmpty()) {
            words.add(Subscription.CUSTOM);
            words.addAll(customs);
        }
        return "event " + format + " " + String.join(" ", words);
    }

    /** What stands after the commands that lead to {@code wanted}. */
    Subscribed after(Subscribed wanted) {
        var moreEvents = new TreeSet<>(events);
        moreEvents.addAll(wanted.events);
        var moreSubclasses = new TreeSet<>(subclasses);
        moreSubclasses.addAll(wanted.subclasses);
        boolean kept = filters.isEmpty() && !isEmpty();
        return new Subscribed(moreEvents, moreSubclasses, kept ? filters : wanted.filters);
    }

    /** The commands that lead to nothing. */
    List<String> clearCommands(String format) {
        var commands = new ArrayList<String>();
        if (!isEmpty()) {
            var names = new ArrayList<>(events);
            if (!subclasses.isEmpty()) {
                names.add(Subscription.CUSTOM);
                names.addAll(subclasses);
            }
            commands.add("nixevent " + String.join(" ", names));
        }
        if (events.contains(Subscription.ALL)) {
            commands.add("event " + format + " " + HEARTBEAT);
        }
        if (!filters.isEmpty()) {
            commands.add("filter delete all");
        }
        return commands;
    }

    /** What stands after this event's kind was given up. The switch then no longer means ALL by what it still sends. */
    Subscribed without(EslEvent event) {
        var fewerEvents = new TreeSet<>(events);
        fewerEvents.remove(Subscription.ALL);
        fewerEvents.remove(event.name());
        var fewerSubclasses = new TreeSet<>(subclasses);
        String subclass = event.subclass();
        if (subclass != null) {
            fewerSubclasses.remove(subclass);
        }
        return new Subscribed(fewerEvents, fewerSubclasses, filters);
    }

    /** The command that gives up events of this one's kind. */
    static String nixCommand(EslEvent event) {
        String subclass = event.name().equals(Subscription.CUSTOM) ? event.subclass() : null;
        return "nixevent " + event.name() + (subclass == null ? "" : " " + subclass);
    }
}
