/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.event;

import java.util.List;

/** Where in a FreeSWITCH an event comes from; clients see it as three headers, and some filter by them. */
public final class CallSite {

    private final List<EventHeader> headers;

    private CallSite(String file, String function, int line) {
        headers = List.of(
                EventHeader.of("Event-Calling-File", file),
                EventHeader.of("Event-Calling-Function", function),
                EventHeader.of("Event-Calling-Line-Number", Integer.toString(line)));
    }

    public static CallSite of(String file, String function, int line) {
        return new CallSite(file, function, line);
    }

    List<EventHeader> headers() {
        return headers;
    }
}
