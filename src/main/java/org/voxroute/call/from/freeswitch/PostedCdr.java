/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.LegEnd;

/**
 * A posted record, read as if it were the last event of its leg: the same facts stand in variables and caller profiles.
 *
 * @param variables of the channel
 * @param placed the first caller profile: the parties as the leg was placed
 * @param profileCreated when the last caller profile was made, microseconds
 */
record PostedCdr(
        LegEnd.Source source,
        Map<String, String> variables,
        Map<String, String> placed,
        @Nullable String profileCreated,
        @Nullable String switchName)
        implements Headers {

    /** A record of a long call with many variables has some 100 kB. */
    static final int MOST = 4 * 1024 * 1024;

    private static final String VARIABLE = "variable_";
    private static final Pattern ENCODED = Pattern.compile("(?:[^%]|%[0-9A-Fa-f]{2})*+");

    @Override
    public @Nullable String raw(String name) {
        if (name.startsWith(VARIABLE)) {
            return variable(name.substring(VARIABLE.length()));
        }
        return switch (name) {
            case "Unique-ID" -> variable("uuid");
            case "Call-Direction" -> variable("direction");
            case "Channel-Call-UUID" -> variable("call_uuid");
            case "Channel-Presence-ID" -> variable("presence_id");
            case "Bridge-A-Unique-ID" -> variable("bridge_uuid");
            case "Bridge-B-Unique-ID" -> variable("last_bridge_to");
            case "Hangup-Cause" -> variable("hangup_cause");
            case "Caller-Channel-Created-Time" -> variable("start_uepoch");
            case "Caller-Channel-Progress-Time" -> variable("progress_uepoch");
            case "Caller-Channel-Progress-Media-Time" -> variable("progress_media_uepoch");
            case "Caller-Channel-Answered-Time" -> variable("answer_uepoch");
            case "Caller-Channel-Bridged-Time" -> variable("bridge_uepoch");
            case "Caller-Channel-Hangup-Time" -> variable("end_uepoch");
            case "Caller-Profile-Created-Time" -> profileCreated;
            case "Caller-Profile-Index" -> placed.get("profile_index");
            case "Caller-Destination-Number" -> placed.get("destination_number");
            case "Caller-Caller-ID-Number" -> placed.get("caller_id_number");
            case "Caller-Caller-ID-Name" -> placed.get("caller_id_name");
            // Of a leg that was dialled by itself: what was asked for, before the switch swapped the parties.
            case "Caller-Orig-Caller-ID-Number" -> variable("origination_caller_id_number");
            case "Caller-Orig-Caller-ID-Name" -> variable("origination_caller_id_name");
            default -> null;
        };
    }

    /** Variables are URL-encoded unless the module's encode-values is off. */
    private @Nullable String variable(String name) {
        String value = variables.get(name);
        if (value == null || value.indexOf('%') < 0 || !ENCODED.matcher(value).matches()) {
            return value;
        }
        return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
