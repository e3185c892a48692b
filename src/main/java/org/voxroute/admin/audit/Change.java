/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import java.time.Instant;

/**
 * Somebody asked for a change.
 *
 * @param operation as the contract names it
 * @param target what the address names; empty: nothing
 * @param address where the request came from
 */
public record Change(
        int tenantId,
        Instant at,
        String username,
        String operation,
        String method,
        String path,
        String target,
        String address) {

    public Change {
        username = first(100, username);
        operation = first(100, operation);
        method = first(10, method);
        path = first(500, path);
        target = first(255, target);
        address = first(64, address);
    }

    private static String first(int most, String text) {
        String shown = text.replace('\0', '?');
        return shown.length() > most ? shown.substring(0, most) : shown;
    }
}
