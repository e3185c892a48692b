/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.simulator.media.MediaClock;
import org.voxroute.simulator.media.UnicastStream;

/**
 * Unicast: a parked leg's audio as datagrams, asked for by {@code sendmsg}. It lasts until the leg leaves the park, which no event tells, and during one park the first that was asked for is the only one. What can't be
 * had (an address in use) is known to the log alone. Goes to loopback only, and asked for outside of a park it waits for the next one.
 */
final class Unicasts {

    private static final Logger LOG = LoggerFactory.getLogger(Unicasts.class);
    private static final String LOOPBACK = "127.0.0.1";

    private final MediaClock clock = new MediaClock();
    private final Map<Leg, Wish> wishes = new HashMap<>();
    private final Map<Leg, UnicastStream> streams = new HashMap<>();

    private record Wish(InetSocketAddress local, InetSocketAddress remote) {}

    /** A client asks for it; {@code headers} in lower case. */
    void ask(Leg leg, Map<String, String> headers) {
        Wish wish = wish(headers);
        if (wish == null || streams.containsKey(leg)) {
            return;
        }
        if (leg.isParked()) {
            start(leg, wish);
        } else {
            wishes.put(leg, wish);
            leg.watch(() -> wishes.remove(leg));
        }
    }

    private static @Nullable Wish wish(Map<String, String> headers) {
        try {
            return new Wish(address(headers, "local", 8025), address(headers, "remote", 8026));
        } catch (IllegalArgumentException e) {
            LOG.warn("Unicast can't be had: {}", e.getMessage());
            return null;
        }
    }

    private static InetSocketAddress address(Map<String, String> headers, String side, int otherwise) {
        String ip = headers.getOrDefault(side + "-ip", LOOPBACK);
        if (!ip.startsWith("127.")) {
            throw new IllegalArgumentException(side + "-ip " + ip + " is not this machine");
        }
        String port = headers.getOrDefault(side + "-port", Integer.toString(otherwise));
        return new InetSocketAddress(ip, Integer.parseInt(port));
    }

    void parked(Leg leg) {
        leg.parked(true);
        Wish wish = wishes.remove(leg);
        if (wish != null) {
            start(leg, wish);
        }
    }

    private void start(Leg leg, Wish wish) {
        try {
            UnicastStream stream = UnicastStream.open(wish.local(), wish.remote(), leg.voice());
            streams.put(leg, stream);
            clock.add(stream);
        } catch (IOException e) {
            LOG.warn("Unicast of leg {} can't be had at {}: {}", leg.uuid(), wish.local(), e.getMessage());
        }
    }

    void unparked(Leg leg) {
        leg.parked(false);
        wishes.remove(leg);
        UnicastStream stream = streams.remove(leg);
        if (stream != null) {
            clock.remove(stream);
        }
    }

    /** The switch is down. */
    void close() {
        clock.close();
        streams.clear();
        wishes.clear();
    }
}
