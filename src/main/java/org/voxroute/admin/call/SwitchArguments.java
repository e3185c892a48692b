/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.ChannelVariables;
import org.voxroute.esl.client.EslException;
import org.voxroute.esl.client.SwitchText;

/**
 * The one place where arguments of commands to the switch are written. Each value is checked for the place where it
 * stands, and refused with {@link EslException.Kind#INVALID} if it can't be carried there: a number that isn't one runs
 * a shell command on the switch as soon as it is bridged to.
 */
final class SwitchArguments {

    private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,10}");
    private static final Pattern DIGITS = Pattern.compile("[0-9A-D*#]{1,64}");
    private static final Pattern VOICE_AGENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern SOUND = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]*(?:[/.][A-Za-z0-9_-]+)*");
    private static final Pattern FOLDER = Pattern.compile("/[A-Za-z0-9_./-]+");

    /** Would steer the switch or the SIP header that they get into. Quotes and commas are escaped instead. */
    private static final Pattern NOT_IN_NAME = Pattern.compile("[\"\\\\{}\\[\\]|:;<>$%^\\p{Cc}]");

    private static final int LONGEST_NAME = 80;

    private SwitchArguments() {}

    /**
     * Of {@code originate}: rings the agent, then the destination. {@code effective_caller_id_*} is what the destination
     * sees; {@code origination_caller_id_*} alone is only what the agent's telephone shows. The extension has no domain:
     * the switch adds its own, while {@code $${domain}} is not expanded in commands. Early media of the agent's telephone
     * is no answer.
     */
    static String originate(DialRequest dial, DiallingRules rules) {
        return dial.agentExtension() == null
                ? originateForVoiceAgent(dial, rules)
                : originate(dial.agentExtension(), dial, rules);
    }

    /** Rings the destination; once it has answered it is parked for the voice agent, as a caller of an inbound route is. */
    private static String originateForVoiceAgent(DialRequest dial, DiallingRules rules) {
        ChannelVariables outside = ChannelVariables.NONE.with("origination_uuid", SwitchText.uuid(dial.uuid()));
        if (dial.callerIdNumber() != null) {
            outside = outside.with("origination_caller_id_number", SwitchText.target(dial.callerIdNumber()));
        }
        String name = dial.callerIdName() == null ? "" : name(dial.callerIdName());
        if (!name.isEmpty()) {
            outside = outside.with("origination_caller_id_name", name);
        }
        outside = outside.with("originate_timeout", Long.toString(dial.rings().toSeconds()))
                .with("ignore_early_media", "true")
                .with("voxroute_tenant", Integer.toString(dial.tenant()))
                .with(
                        "voxroute_voice_agent",
                        matching(VOICE_AGENT, "A voice agent has no such name", String.valueOf(dial.voiceAgent())));
        return outside.inOriginate() + "sofia/gateway/" + SwitchText.name("the gateway", rules.gateway()) + "/"
                + SwitchText.target(dial.destination()) + " &park()";
    }

    private static String originate(String agentExtension, DialRequest dial, DiallingRules rules) {
        ChannelVariables agent = ChannelVariables.NONE.with("origination_uuid", SwitchText.uuid(dial.uuid()));
        if (dial.callerIdNumber() == null) {
            // Else the switch would say 0000000000. The destination sees what the switch's directory says of the agent.
            agent = agent.with("origination_caller_id_number", extension(agentExtension));
        } else {
            String number = SwitchText.target(dial.callerIdNumber());
            agent = agent.with("origination_caller_id_number", number).with("effective_caller_id_number", number);
        }
        String name = dial.callerIdName() == null ? "" : name(dial.callerIdName());
        if (!name.isEmpty()) {
            agent = agent.with("origination_caller_id_name", name).with("effective_caller_id_name", name);
        }
        String destination = SwitchText.target(dial.destination());
        agent = agent.with("originate_timeout", Long.toString(dial.rings().toSeconds()))
                .with("ignore_early_media", "true")
                .with("voxroute_tenant", Integer.toString(dial.tenant()))
                .with("voxroute_destination", destination);
        ChannelVariables outside = ChannelVariables.NONE.with(
                "originate_timeout", Long.toString(rules.destinationRings().toSeconds()));
        return agent.inOriginate() + "user/" + extension(agentExtension) + " &bridge(" + outside.inDialString()
                + "sofia/gateway/" + SwitchText.name("the gateway", rules.gateway()) + "/" + destination + ")";
    }

    static List<String> gatewayStatus(String gateway) {
        return List.of("status", "gateway", SwitchText.name("the gateway", gateway));
    }

    static List<String> leg(String uuid) {
        return List.of(SwitchText.uuid(uuid));
    }

    static List<String> variable(String uuid, String name) {
        return List.of(SwitchText.uuid(uuid), SwitchText.name("a variable", name));
    }

    static List<String> transfer(String uuid, CallSide side, String destination, String context) {
        String to = SwitchText.target(destination);
        String where = SwitchText.name("the context", context);
        return switch (side) {
            case A -> List.of(SwitchText.uuid(uuid), to, "XML", where);
            case B -> List.of(SwitchText.uuid(uuid), "-bleg", to, "XML", where);
            case BOTH -> List.of(SwitchText.uuid(uuid), "-both", to, "XML", where);
        };
    }

    static List<String> unhold(String uuid) {
        return List.of("off", SwitchText.uuid(uuid));
    }

    static List<String> digits(String uuid, String digits) {
        return List.of(SwitchText.uuid(uuid), matching(DIGITS, "The keys hold 0-9, A-D, * and # only", digits));
    }

    /** A file of the switch's sounds folder. Anything else can be more than a file: {@code app::argument} runs an application. */
    static List<String> play(String uuid, String file, CallSide side) {
        String sound = matching(SOUND, "A sound is named by its path in the sounds folder", file);
        return List.of(
                SwitchText.uuid(uuid),
                sound,
                switch (side) {
                    case A -> "aleg";
                    case B -> "bleg";
                    case BOTH -> "both";
                });
    }

    /** @param folder of the switch's recordings, as it names it itself */
    static List<String> record(String uuid, String folder, String file) {
        if (!FOLDER.matcher(folder).matches()) {
            throw ApiException.of(
                    502, "recordings_folder", "The switch's folder of recordings can't stand in a command", Map.of());
        }
        matching(SOUND, "A recording is named by letters, digits, _ - and .", file);
        return List.of(SwitchText.uuid(uuid), "start", folder + "/" + file);
    }

    static List<String> stopRecording(String uuid) {
        return List.of(SwitchText.uuid(uuid), "stop", "all");
    }

    static List<String> bridge(String uuid, String other) {
        return List.of(SwitchText.uuid(uuid), SwitchText.uuid(other));
    }

    static String extension(String extension) {
        return matching(EXTENSION, "An extension is 2 to 10 digits", extension);
    }

    /** A name to be shown, without what steers the switch or breaks a SIP header; O'Brien stays. */
    static String name(String name) {
        String shown = NOT_IN_NAME.matcher(name).replaceAll("").strip();
        return shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME).strip() : shown;
    }

    private static String matching(Pattern pattern, String problem, String value) {
        if (!pattern.matcher(value).matches()) {
            throw EslException.invalid(problem);
        }
        return value;
    }
}
