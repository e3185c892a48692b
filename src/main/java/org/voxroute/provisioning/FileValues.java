/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.provisioning;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Values of files, as templates get them. Refuses what a file can't carry as data: control characters (a line break
 * would begin a line of its own for the switch's preprocessor, where {@code exec-set} runs a program), and in the dialplan
 * everything that FreeSWITCH would expand when it runs it.
 */
final class FileValues {

    private static final Pattern EXTENSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_-]{0,31}");
    private static final Pattern DID = Pattern.compile("\\+?[0-9]{1,19}");
    private static final Pattern DESTINATION = Pattern.compile("[0-9A-Za-z*#+][0-9A-Za-z*#_.-]{0,63}");
    private static final Pattern VOICE_AGENT = Pattern.compile("[0-9A-Za-z][0-9A-Za-z_.-]{0,99}");

    private FileValues() {}

    /** What the template of this file sees. */
    static Map<String, Object> of(SwitchFile file) {
        return switch (kind(file)) {
            case AGENT -> Map.of("agent", agent((AgentFile) file));
            case INBOUND_ROUTE -> Map.of("route", route((InboundRouteFile) file));
        };
    }

    /** The file's name, without folder; the name of a key that no file can have is refused. */
    static String fileName(FileKey key) {
        return switch (key.kind()) {
            case AGENT -> matching(EXTENSION, "extension", key.name(), "letters, digits, _ and -") + ".xml";
            case INBOUND_ROUTE -> "inbound_" + digits(key.name()) + ".xml";
        };
    }

    /** Those DIDs, as they may be stored, that a called number means; none if it is no number. */
    static String[] didsOf(String called) {
        if (!DID.matcher(called).matches()) {
            return new String[0];
        }
        String digits = digits(called);
        return new String[] {"+" + digits, digits};
    }

    private static FileKind kind(SwitchFile file) {
        return file.key().kind();
    }

    private static Map<String, String> agent(AgentFile agent) {
        return Map.of(
                "extension", matching(EXTENSION, "extension", agent.extension(), "letters, digits, _ and -"),
                "password", plain("password", agent.password()),
                "caller_id_name", plain("caller_id_name", agent.callerIdName()),
                "caller_id_number", plain("caller_id_number", agent.callerIdNumber()),
                "tenant_id", Integer.toString(agent.tenantId()));
    }

    private static Map<String, String> route(InboundRouteFile route) {
        var values = new HashMap<String, String>();
        values.put("did_number", matching(DID, "did_number", route.didNumber(), "digits, with a + in front allowed"));
        values.put("digits", digits(route.didNumber()));
        values.put("tenant_id", Integer.toString(route.tenantId()));
        String voiceAgent = route.voiceAgent();
        String extension = route.destinationExtension();
        if (voiceAgent != null) {
            values.put("voice_agent", matching(VOICE_AGENT, "voice_agent", voiceAgent, "letters, digits, _ . and -"));
        } else if (extension != null) {
            values.put(
                    "destination_extension",
                    matching(DESTINATION, "destination_extension", extension, "letters, digits and * # _ . -"));
        } else {
            throw new FileProblem("The inbound route has no destination: neither an extension nor a voice agent");
        }
        return values;
    }

    private static String digits(String did) {
        matching(DID, "did_number", did, "digits, with a + in front allowed");
        return did.startsWith("+") ? did.substring(1) : did;
    }

    private static String matching(Pattern pattern, String field, String value, String allowed) {
        if (!pattern.matcher(value).matches()) {
            throw new FileProblem("The " + field + " can't stand in a file of the switch: " + allowed + " only");
        }
        return value;
    }

    /** Text that XML can carry unchanged. */
    private static String plain(String field, String value) {
        for (int i = 0; i < value.length(); ) {
            int c = value.codePointAt(i);
            if (Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE || (c & 0xFFFE) == 0xFFFE) {
                throw new FileProblem(
                        "The " + field + " has a character at " + i
                                + " that can't stand in a file of the switch: a line break, a control character or no character");
            }
            i += Character.charCount(c);
        }
        return value;
    }
}
