/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Body;
import org.apache.camel.Exchange;
import org.jspecify.annotations.Nullable;
import org.voxroute.admin.ApiException;

/** The trunks of the switch, as its tables of {@code sofia status} have them; bean {@code gateways}. Thread-safe. */
public final class Gateways {

    private static final Pattern ROW = Pattern.compile("(?m)^\\s*[^\\t\\n]*?([A-Za-z0-9_.-]+)[ ]*\\t\\s*gateway\\t");
    private static final Pattern FIELD = Pattern.compile("(?m)^([A-Za-z]+)\\s*\\t(.*)$");
    private static final int MOST = 100;

    /** The switch's answer to a name that it doesn't know. */
    static final String UNKNOWN = "Invalid Gateway";

    private final DiallingRules rules;

    Gateways(DiallingRules rules) {
        this.rules = rules;
    }

    /** Which switch is asked; the body is nothing. */
    public void ask(Exchange exchange) {
        CallTarget.toNode(exchange, rules.node());
        exchange.getMessage().setBody(null);
    }

    /** The arguments that ask for the one that the request names. */
    public List<String> askForNamed(Exchange exchange) {
        CallTarget.toNode(exchange, rules.node());
        return SwitchArguments.gatewayStatus(exchange.getMessage().getHeader("name", "", String.class));
    }

    /** The names in {@code sofia status}; 100 at most. */
    public List<String> names(@Body String status) {
        return ROW.matcher(status)
                .results()
                .map(row -> row.group(1))
                .distinct()
                .limit(MOST)
                .toList();
    }

    /** The arguments that ask for one of them. */
    public List<String> askFor(@Body String name) {
        return SwitchArguments.gatewayStatus(name);
    }

    /**
     * One gateway, out of {@code sofia status gateway <name>}.
     *
     * @throws ApiException 404 if the switch has none of this name
     */
    public Map<String, @Nullable Object> read(@Body String status) {
        if (status.startsWith(UNKNOWN)) {
            throw ApiException.notFound("The switch has no such gateway");
        }
        var fields = new LinkedHashMap<String, String>();
        FIELD.matcher(status)
                .results()
                .forEach(field -> fields.put(field.group(1), field.group(2).strip()));
        String name = fields.get("Name");
        if (name == null) {
            throw ApiException.of(502, "switch_refused", "FreeSWITCH tells nothing about a gateway", Map.of());
        }
        var shown = new LinkedHashMap<String, @Nullable Object>();
        shown.put("name", name);
        shown.put("profile", fields.get("Profile"));
        shown.put("status", fields.getOrDefault("Status", "unknown").toLowerCase(Locale.ROOT));
        shown.put("state", fields.get("State"));
        shown.put("proxy", fields.get("Proxy"));
        shown.put("ping_ms", number(fields.get("PingTime")));
        shown.put("calls_in", number(fields.get("CallsIN")));
        shown.put("calls_out", number(fields.get("CallsOUT")));
        shown.put("failed_calls_out", number(fields.get("FailedCallsOUT")));
        return shown;
    }

    private static @Nullable Number number(@Nullable String text) {
        try {
            return text == null ? null : Math.round(Double.parseDouble(text));
        } catch (NumberFormatException e) {
            return null;
        }
    }
}
