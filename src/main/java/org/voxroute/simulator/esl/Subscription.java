/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.EventFormat;
import org.voxroute.simulator.event.SwitchEvent;

/** Which events a client has asked for, and how it wants them written. */
final class Subscription {

    private static final int MAX_SUBCLASSES = 10_000;

    private final Set<String> names = new HashSet<>();
    private final Set<String> subclasses = new HashSet<>();
    private final Filters filters = new Filters();
    private EventFormat format = EventFormat.PLAIN;
    private boolean on;
    private @Nullable String onlyChannel;

    Filters filters() {
        return filters;
    }

    EventFormat format() {
        return format;
    }

    void format(EventFormat now) {
        format = now;
    }

    boolean wants(String name, String subclass) {
        if (!on) {
            return false;
        }
        if (names.contains("ALL")) {
            return true;
        }
        return names.contains(name) && (!name.equals("CUSTOM") || subclass.isEmpty() || subclasses.contains(subclass));
    }

    boolean passes(SwitchEvent event) {
        return wants(event.name(), event.subclass()) && filters.pass(event) && isOfChannel(event);
    }

    private boolean isOfChannel(SwitchEvent event) {
        String uuid = onlyChannel;
        if (uuid == null || uuid.equals(event.header("Job-Owner-UUID"))) {
            return true;
        }
        // A channel is destroyed only when those who follow it have left.
        boolean destroyed =
                event.name().equals("CHANNEL_DESTROY") || "CS_DESTROY".equals(event.header("Channel-State"));
        return uuid.equals(event.header("Unique-ID")) && !destroyed;
    }

    /** {@code event [plain|json|xml] names... [CUSTOM subclasses...]}; once CUSTOM stands there, every later word is a subclass. */
    String event(List<String> words, Permissions permissions) {
        int known = 0;
        boolean custom = false;
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            EventFormat asked = i == 0 ? formatOf(word) : null;
            if (asked != null) {
                format = asked;
            } else if (custom) {
                if (!permissions.allowsSubclass(word)) {
                    return "-ERR permission denied";
                }
                if (subclasses.size() < MAX_SUBCLASSES) {
                    subclasses.add(word);
                }
            } else if (EventNames.ALL.contains(word.toUpperCase(Locale.ROOT))) {
                String name = word.toUpperCase(Locale.ROOT);
                if (!permissions.allowsEvent(name)) {
                    return "-ERR permission denied";
                }
                known++;
                names.add(name);
                custom = name.equals("CUSTOM");
            }
        }
        if (known == 0) {
            return "-ERR no keywords supplied";
        }
        on = true;
        return "+OK event listener enabled " + format.word();
    }

    String nixevent(List<String> words) {
        int known = 0;
        boolean custom = false;
        for (String word : words) {
            String name = word.toUpperCase(Locale.ROOT);
            if (custom) {
                subclasses.remove(word);
            } else if (EventNames.ALL.contains(name)) {
                known++;
                if (name.equals("CUSTOM")) {
                    custom = true;
                } else if (name.equals("ALL")) {
                    names.clear();
                } else {
                    if (names.remove("ALL")) {
                        names.addAll(EventNames.ALL);
                        names.remove("ALL");
                    }
                    names.remove(name);
                }
            }
        }
        if (known == 0) {
            return "-ERR no keywords supplied";
        }
        on = true;
        return "+OK events nixed";
    }

    String noevents() {
        if (!on) {
            return "-ERR not listening for events";
        }
        on = false;
        names.clear();
        subclasses.clear();
        return "+OK no longer listening for events";
    }

    /** The events of one channel only; a null channel was not found, and nothing ever fits. */
    String myevents(@Nullable String uuid, String words) {
        onlyChannel = uuid == null ? "" : uuid;
        names.addAll(EventNames.OF_A_CHANNEL);
        on = true;
        String lower = words.toLowerCase(Locale.ROOT);
        if (lower.contains("json")) {
            format = EventFormat.JSON;
        } else if (lower.contains("xml")) {
            format = EventFormat.XML;
        }
        return "+OK Events Enabled";
    }

    boolean isMine() {
        return onlyChannel != null;
    }

    private static @Nullable EventFormat formatOf(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "plain" -> EventFormat.PLAIN;
            case "json" -> EventFormat.JSON;
            case "xml" -> EventFormat.XML;
            default -> null;
        };
    }
}
