/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The open connections of one path, or of one client. Safe on any thread. */
final class Peers {

    private final Map<String, Peer> byKey = new ConcurrentHashMap<>();

    void add(Peer peer) {
        byKey.put(peer.key(), peer);
    }

    void remove(Peer peer) {
        byKey.remove(peer.key());
    }

    @Nullable
    Peer get(String key) {
        return byKey.get(key);
    }

    Collection<Peer> all() {
        return Collections.unmodifiableCollection(byKey.values());
    }

    int size() {
        return byKey.size();
    }
}
