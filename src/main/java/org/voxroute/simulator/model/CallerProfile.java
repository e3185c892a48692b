/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.voxroute.simulator.event.EventHeader;

/**
 * Who calls whom, and when what happened to the channel: a channel has one that is its own, and perhaps a copy of its other leg's. A transfer begins a new one. Not thread-safe: it belongs to the switch's
 * thread.
 */
public final class CallerProfile {

    private final Map<ProfileField, String> fields = new EnumMap<>(ProfileField.class);
    private final Map<ProfileTime, Long> times = new EnumMap<>(ProfileTime.class);
    private String cachedPrefix = "";
    private List<EventHeader> cached = List.of();

    public CallerProfile set(ProfileField field, String value) {
        fields.put(field, value);
        cached = List.of();
        return this;
    }

    /** The field's value, or the empty string. */
    public String get(ProfileField field) {
        return fields.getOrDefault(field, "");
    }

    /** In microseconds; 0 for what hasn't happened. */
    public long time(ProfileTime time) {
        return times.getOrDefault(time, 0L);
    }

    public CallerProfile time(ProfileTime time, long micros) {
        times.put(time, micros);
        cached = List.of();
        return this;
    }

    public CallerProfile copy() {
        CallerProfile copy = new CallerProfile();
        copy.fields.putAll(fields);
        copy.times.putAll(times);
        return copy;
    }

    public CallerProfile withoutTimes() {
        times.clear();
        cached = List.of();
        return this;
    }

    public CallerProfile without(ProfileField field) {
        fields.remove(field);
        cached = List.of();
        return this;
    }

    List<EventHeader> headers(String prefix) {
        if (cached.isEmpty() || !cachedPrefix.equals(prefix)) {
            cached = makeHeaders(prefix);
            cachedPrefix = prefix;
        }
        return cached;
    }

    private List<EventHeader> makeHeaders(String prefix) {
        List<EventHeader> headers = new ArrayList<>(40);
        for (Map.Entry<ProfileField, String> field : fields.entrySet()) {
            if (!field.getValue().isEmpty()) {
                headers.add(EventHeader.of(prefix + field.getKey().word(), field.getValue()));
            }
        }
        for (ProfileTime time : ProfileTime.values()) {
            headers.add(EventHeader.of(prefix + time.word(), Long.toString(time(time))));
        }
        headers.add(EventHeader.of(prefix + "Screen-Bit", "true"));
        headers.add(EventHeader.of(prefix + "Privacy-Hide-Name", "false"));
        headers.add(EventHeader.of(prefix + "Privacy-Hide-Number", "false"));
        return headers;
    }
}
