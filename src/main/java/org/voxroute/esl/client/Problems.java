/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the log of a node's troubles: each once, though two connections have it and try again and again. On the node's event loop. */
final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final String node;
    private final Set<Object> sufferers = new HashSet<>();
    private @Nullable String told;

    /** @param node its name and address */
    Problems(String node) {
        this.node = node;
    }

    void tell(Object who, ConnectionEnd end, Duration retry) {
        sufferers.add(who);
        if (end.words().equals(told)) {
            LOG.debug("FreeSWITCH {}: {}", node, end.words());
            return;
        }
        told = end.words();
        if (end.cause().isDenial()) {
            LOG.warn(
                    "FreeSWITCH {}: {}; next attempt in {} s, silently until one succeeds",
                    node,
                    end.words(),
                    retry.toSeconds());
        } else {
            LOG.warn("FreeSWITCH {}: {}; trying again until it succeeds", node, end.words());
        }
    }

    void solved(Object who) {
        boolean had = sufferers.remove(who);
        if (sufferers.isEmpty()) {
            told = null;
            if (had) {
                LOG.info("FreeSWITCH {}: connected again", node);
            }
        }
    }

    /** A trouble that doesn't end the connection. */
    void mention(String words) {
        LOG.warn("FreeSWITCH {}: {}", node, words);
    }
}
