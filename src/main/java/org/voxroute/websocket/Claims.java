/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.security.Principal;
import java.util.Map;

/** Reads what is said of a principal besides the name: its tenant, for instance. The hub gives one as a bean. */
@FunctionalInterface
public interface Claims {

    /** Knows of no claims. */
    Claims NONE = principal -> Map.of();

    /** The claims by name, without nulls; empty if there are none. */
    Map<String, Object> of(Principal principal);
}
