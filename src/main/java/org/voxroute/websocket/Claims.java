/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.security.Principal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of who connects besides the name: the tenant, for instance. The hub gives one as a bean. */
@FunctionalInterface
public interface Claims {

    /** Knows of no claims. */
    Claims NONE = principal -> Map.of();

    /**
     * The claims by name, without nulls; empty if there are none.
     *
     * @param principal null if nobody asked who it is
     */
    Map<String, Object> of(@Nullable Principal principal);
}
