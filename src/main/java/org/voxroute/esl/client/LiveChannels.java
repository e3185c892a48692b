/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.codec.EslEvent;

/**
 * The channels of a node that are alive, as the events tell, and what is different when the switch is asked after a gap. Bounded. On the node's event loop.
 *
 * <p>The switch's table of channels is written a moment after the events, so events of the present connection count more than rows.
 */
final class LiveChannels {

    private static final List<String> KEPT_HEADERS = List.of(
            "Unique-ID",
            "Channel-Call-UUID",
            "Call-Direction",
            "Channel-Name",
            "Caller-Caller-ID-Number",
            "Caller-Caller-ID-Name",
            "Caller-Destination-Number",
            "Caller-Context");

    private final int limit;
    private final Map<String, Known> channels = new LinkedHashMap<>();
    private final Set<String> ended;
    private long generation;
    private long created;

    LiveChannels(int limit) {
        this.limit = limit;
        this.ended = Collections.newSetFromMap(new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                return size() > limit;
            }
        });
    }

    /**
     * @param generation in which it was last heard of
     * @param number the how manieth to be created in events; 0 if it was found by asking
     */
    private record Known(Map<String, String> headers, boolean answered, long generation, long number) {
        Known seen(boolean nowAnswered, long now) {
            return new Known(headers, answered || nowAnswered, now, number);
        }
    }

    /**
     * What asking has shown.
     *
     * @param alive ids of all channels alive now
     * @param events what listeners that knew the channels of before have to be told
     */
    record Difference(Set<String> alive, List<EslEvent> events) {}

    /** Events are heard anew, after a gap: what was known before is in doubt. */
    void begin() {
        generation++;
        ended.clear();
    }

    /** How many channels events have created so far: a listener that joins now knows none up to it. */
    long created() {
        return created;
    }

    void observe(EslEvent event) {
        switch (event.name()) {
            case "CHANNEL_CREATE" -> appeared(event, false);
            case "CHANNEL_ANSWER" -> appeared(event, true);
            case "CHANNEL_HANGUP_COMPLETE", "CHANNEL_DESTROY" -> {
                String uuid = event.header("Unique-ID");
                if (uuid != null) {
                    channels.remove(uuid);
                    ended.add(uuid);
                }
            }
            default -> {
                // Says nothing about a channel's life.
            }
        }
    }

    private void appeared(EslEvent event, boolean answered) {
        String uuid = event.header("Unique-ID");
        if (uuid == null || ended.contains(uuid)) {
            return;
        }
        Known known = channels.get(uuid);
        if (known != null) {
            channels.put(uuid, known.seen(answered, generation));
        } else if (channels.size() < limit) {
            channels.put(uuid, new Known(kept(event), answered, generation, ++created));
        }
    }

    private static Map<String, String> kept(EslEvent event) {
        var headers = new LinkedHashMap<String, String>();
        for (String name : KEPT_HEADERS) {
            String value = event.header(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        return headers;
    }

    /** Channels known from before the gap, not heard of since, and not in the table. */
    Set<String> suspects(List<ChannelRow> rows) {
        var suspects = new TreeSet<String>();
        channels.forEach((uuid, known) -> {
            if (known.generation < generation) {
                suspects.add(uuid);
            }
        });
        rows.forEach(row -> suspects.remove(row.uuid()));
        return suspects;
    }

    /** Takes over what the switch said, and tells what was not known. */
    Difference compare(List<ChannelRow> rows, Set<String> gone, Synthetic synthetic) {
        var events = new ArrayList<EslEvent>();
        for (String uuid : gone) {
            Known known = channels.remove(uuid);
            if (known != null) {
                ended.add(uuid);
                events.add(synthetic.hungUp(known.headers));
            }
        }
        var alive = new HashSet<String>();
        for (ChannelRow row : rows) {
            if (!ended.contains(row.uuid())) {
                alive.add(row.uuid());
                Known known = channels.get(row.uuid());
                if (known == null) {
                    events.add(synthetic.created(row));
                }
                if (row.isAnswered() && (known == null || !known.answered)) {
                    events.add(synthetic.answered(row));
                }
                remember(row, known);
            }
        }
        alive.addAll(channels.keySet());
        return new Difference(alive, events);
    }

    private void remember(ChannelRow row, @Nullable Known known) {
        if (known != null) {
            channels.put(row.uuid(), known.seen(row.isAnswered(), generation));
        } else if (channels.size() < limit) {
            channels.put(row.uuid(), new Known(row.headers(), row.isAnswered(), generation, 0));
        }
    }

    /** For a listener that came when {@code createdBefore} channels had been created: every channel that it has not heard of. */
    List<EslEvent> whole(List<ChannelRow> rows, long createdBefore, Synthetic synthetic) {
        var events = new ArrayList<EslEvent>();
        var notInTable = new LinkedHashMap<>(channels);
        for (ChannelRow row : rows) {
            Known known = notInTable.remove(row.uuid());
            boolean heard = known != null && known.number > createdBefore;
            if (!heard && !ended.contains(row.uuid())) {
                events.add(synthetic.created(row));
                if (row.isAnswered()) {
                    events.add(synthetic.answered(row));
                }
            }
        }
        for (Known known : notInTable.values()) {
            if (known.number <= createdBefore) {
                events.add(synthetic.created(known.headers));
            }
        }
        return events;
    }

    int size() {
        return channels.size();
    }
}
