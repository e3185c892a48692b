/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What {@code sofia status profile <profile> reg} (or {@code … user <user>@}) prints: a block of lines a registration,
 * each with a name, a colon and a tab (mod_sofia.c, {@code show_reg_callback}).
 */
final class SofiaRegistrations {

    /**
     * @param from the telephone's address
     */
    record Registration(
            String user, @Nullable String from, @Nullable String userAgent) {}

    private SofiaRegistrations() {}

    /** The extension's own registration; of several telephones, the one that the switch names last. */
    static Optional<Registration> of(String extension, String text) {
        return all(text).stream()
                .filter(registration -> registration.user().equals(extension))
                .reduce((one, later) -> later);
    }

    /** Whether this is the list at all, and not an error. */
    static boolean isList(String text) {
        return text.contains("Total items returned:");
    }

    private static List<Registration> all(String text) {
        var found = new ArrayList<Registration>();
        Map<String, String> block = new HashMap<>();
        for (String line : text.split("\\R", -1)) {
            int tab = line.indexOf(":\t") >= 0 ? line.indexOf(":\t") : line.indexOf(": ");
            if (line.startsWith("Call-ID:")) {
                add(block, found);
                block.clear();
            }
            int colon = tab >= 0 ? tab : -1;
            if (colon > 0) {
                block.putIfAbsent(
                        line.substring(0, colon).strip(),
                        line.substring(colon + 1).strip());
            }
        }
        add(block, found);
        return found;
    }

    private static void add(Map<String, String> block, List<Registration> found) {
        String address = block.get("User");
        if (address != null) {
            int at = address.indexOf('@');
            found.add(new Registration(
                    at < 0 ? address : address.substring(0, at), empty(block.get("IP")), empty(block.get("Agent"))));
        }
    }

    private static @Nullable String empty(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }
}
