/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.util.StringHelper;
import org.apache.camel.util.URISupport;

/**
 * The routes {@code direct:provider-<name>} in which calls begin. They come and go with their files while the hub runs, so they are looked for
 * each time. Thread-safe.
 */
public final class ProviderRoutes {

    private static final String PREFIX = "direct:provider-";
    private static final String LOADED_PREFIX = "direct://provider-";

    private final CamelContext context;

    public ProviderRoutes(CamelContext context) {
        this.context = context;
    }

    /** Where the calls of a provider begin. */
    static String uri(String provider) {
        return PREFIX + provider;
    }

    /** The providers whose calls have a route now; one that is stopped or suspended takes none. */
    public SortedSet<String> providers() {
        var found = new TreeSet<String>();
        for (Route route : context.getRoutes()) {
            String from = URISupport.stripQuery(route.getEndpoint().getEndpointUri());
            if (from.startsWith(LOADED_PREFIX) && ServiceHelper.isStarted(route.getConsumer())) {
                found.add(StringHelper.after(from, LOADED_PREFIX));
            }
        }
        return found;
    }
}
