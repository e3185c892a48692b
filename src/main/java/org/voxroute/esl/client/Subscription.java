/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.voxroute.esl.codec.EslEvent;

/**
 * What one listener wants to hear. One value, applied to the switch as a whole on each connection, and to each event on our side.
 *
 * @param events names such as {@code CHANNEL_ANSWER}, or {@code ALL}
 * @param subclasses of CUSTOM events, such as {@code sofia::register}
 * @param filters what of them; empty for all
 * @param lifecycle also CONNECTED, LOST and RESYNCED
 * @param resync after a connection, the differences to what was known before as synthetic events
 */
public record Subscription(
        Set<String> events, Set<String> subclasses, List<EventFilter> filters, boolean lifecycle, boolean resync) {

    static final String ALL = "ALL";
    static final String CUSTOM = "CUSTOM";

    private static final Pattern EVENT = Pattern.compile("[A-Z][A-Z0-9_]*");
    private static final Pattern SUBCLASS = Pattern.compile("[\\p{Graph}&&[^,]]+");

    public Subscription {
        events = Set.copyOf(events);
        subclasses = Set.copyOf(subclasses);
        filters = List.copyOf(filters);
        if (events.isEmpty() && subclasses.isEmpty()) {
            throw EslException.invalid("A subscription names no event");
        }
        events.forEach(name -> require(EVENT.matcher(name).matches() && !name.equals(CUSTOM), name));
        subclasses.forEach(name -> require(SUBCLASS.matcher(name).matches(), name));
    }

    /**
     * Reads {@code CHANNEL_ANSWER,CHANNEL_HANGUP_COMPLETE,CUSTOM sofia::register sofia::unregister}: names separated by commas or spaces.
     * What follows CUSTOM up to the comma, and each word with {@code ::} in it, is a subclass.
     */
    public static Subscription to(String events) {
        var names = new LinkedHashSet<String>();
        var subclasses = new LinkedHashSet<String>();
        for (String item : events.split(",", -1)) {
            boolean custom = false;
            for (String word : item.strip().split("\\s+", -1)) {
                if (word.equalsIgnoreCase(CUSTOM)) {
                    custom = true;
                } else if (custom || word.contains("::")) {
                    subclasses.add(word);
                } else if (!word.isEmpty()) {
                    names.add(word.toUpperCase(Locale.ROOT));
                }
            }
            if (custom && subclasses.isEmpty()) {
                throw EslException.invalid("CUSTOM needs the subclasses that are wanted");
            }
        }
        return new Subscription(names, subclasses, List.of(), false, true);
    }

    public Subscription where(String header, String value) {
        var more = new ArrayList<>(filters);
        more.add(new EventFilter(header, value));
        return new Subscription(events, subclasses, more, lifecycle, resync);
    }

    public Subscription withLifecycle(boolean wanted) {
        return new Subscription(events, subclasses, filters, wanted, resync);
    }

    public Subscription withResync(boolean wanted) {
        return new Subscription(events, subclasses, filters, lifecycle, wanted);
    }

    /** Whether the listener asked for this event of the switch. */
    public boolean wants(EslEvent event) {
        return wantsName(event) && EventFilter.pass(filters, event);
    }

    /** Whether this listener has something of a comparison of channels. */
    boolean wantsChannels() {
        return resync
                && (lifecycle
                        || events.contains(ALL)
                        || Subscribed.CHANNELS.stream().anyMatch(events::contains));
    }

    private boolean wantsName(EslEvent event) {
        if (events.contains(ALL)) {
            return true;
        }
        String name = event.name();
        if (!name.equals(CUSTOM)) {
            return events.contains(name);
        }
        String subclass = event.subclass();
        return subclass != null && subclasses.contains(subclass);
    }

    private static void require(boolean valid, String name) {
        if (!valid) {
            throw EslException.invalid("'" + name + "' can't be subscribed to");
        }
    }
}
