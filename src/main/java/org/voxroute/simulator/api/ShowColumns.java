/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.ArrayList;
import java.util.List;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.model.Channel;
import org.voxroute.simulator.model.ChannelState;
import org.voxroute.simulator.model.Codec;
import org.voxroute.simulator.model.Direction;
import org.voxroute.simulator.model.ProfileField;
import org.voxroute.simulator.model.ProfileTime;

/** The columns of {@code show} and what stands in them. */
final class ShowColumns {

    private static final List<String> PARTY = List.of(
            "uuid", "direction", "created", "created_epoch", "name", "state", "cid_name", "cid_num", "ip_addr", "dest");
    private static final List<String> MEDIA = List.of(
            "application",
            "application_data",
            "dialplan",
            "context",
            "read_codec",
            "read_rate",
            "read_bit_rate",
            "write_codec",
            "write_rate",
            "write_bit_rate",
            "secure",
            "hostname");
    private static final List<String> STATE = List.of(
            "presence_id",
            "presence_data",
            "accountcode",
            "callstate",
            "callee_name",
            "callee_num",
            "callee_direction",
            "call_uuid");
    private static final List<String> SENT = List.of("sent_callee_name", "sent_callee_num");
    private static final List<String> INITIAL = List.of(
            "initial_cid_name",
            "initial_cid_num",
            "initial_ip_addr",
            "initial_dest",
            "initial_dialplan",
            "initial_context");

    static final List<String> CHANNELS = concat(PARTY, MEDIA, STATE, SENT, INITIAL);
    static final List<String> CALLS = concat(
            PARTY,
            STATE,
            List.of("hostname"),
            SENT,
            second(concat(PARTY, STATE.subList(0, 7), SENT)),
            List.of("call_created_epoch"));
    static final List<String> DETAILED =
            concat(PARTY, MEDIA, STATE, SENT, second(concat(PARTY, MEDIA, STATE, SENT)), List.of("call_created_epoch"));

    private ShowColumns() {}

    @SafeVarargs
    private static List<String> concat(List<String>... parts) {
        List<String> all = new ArrayList<>();
        for (List<String> part : parts) {
            all.addAll(part);
        }
        return List.copyOf(all);
    }

    private static List<String> second(List<String> columns) {
        return columns.stream().map(column -> "b_" + column).toList();
    }

    /** Whether the leg is the second of its bridge. */
    static boolean isSecond(Leg leg, Leg peer) {
        return leg.channel().running() == ChannelState.EXCHANGE_MEDIA
                && peer.channel().running() != ChannelState.EXCHANGE_MEDIA;
    }

    /** When the leg was bridged, in seconds since 1970. */
    static String bridged(Leg leg) {
        return Long.toString(leg.channel().profile().time(ProfileTime.BRIDGED) / 1_000_000);
    }

    static String value(String column, Leg leg, String hostname) {
        Channel channel = leg.channel();
        if (!channel.hasProfile()) {
            return column.equals("uuid") ? leg.uuid() : "";
        }
        return switch (column) {
            case "uuid" -> leg.uuid();
            case "direction" -> channel.direction().word();
            case "created" -> EventBus.stamp(channel.profile().time(ProfileTime.CREATED));
            case "created_epoch" -> Long.toString(channel.profile().time(ProfileTime.CREATED) / 1_000_000);
            case "name" -> channel.name();
            case "state" -> channel.running().word();
            case "cid_name", "initial_cid_name" -> channel.profile().get(ProfileField.CALLER_ID_NAME);
            case "cid_num", "initial_cid_num" -> channel.profile().get(ProfileField.CALLER_ID_NUMBER);
            case "ip_addr", "initial_ip_addr" -> channel.profile().get(ProfileField.NETWORK_ADDR);
            case "dest" -> channel.profile().get(ProfileField.DESTINATION);
            case "initial_dest" -> initialDestination(leg);
            case "dialplan", "initial_dialplan" -> channel.profile().get(ProfileField.DIALPLAN);
            case "context" -> channel.profile().get(ProfileField.CONTEXT);
            case "initial_context" -> channel.direction().word().equals("inbound") ? "public" : "default";
            case "application" -> leg.variables().get("current_application", "");
            case "application_data" -> leg.variables().get("current_application_data", "");
            case "hostname" -> hostname;
            case "callstate" -> channel.callState().name();
            case "callee_name" -> callee(leg, ProfileField.CALLEE_ID_NAME);
            case "callee_num" -> callee(leg, ProfileField.CALLEE_ID_NUMBER);
            case "callee_direction" -> leg.variables().get("last_sent_callee_id_name") == null ? "" : "SEND";
            case "call_uuid" -> callUuid(leg);
            case "presence_id" -> leg.variables().get(column, "");
            // Entered when a leg is routed.
            case "accountcode" -> channel.ranDialplan() ? leg.variables().get(column, "") : "";
            case "sent_callee_name" -> leg.variables().get("last_sent_callee_id_name", "");
            case "sent_callee_num" -> leg.variables().get("last_sent_callee_id_number", "");
            default -> codec(column, channel);
        };
    }

    private static String initialDestination(Leg leg) {
        return leg.variables().get("sip_req_user", leg.channel().profile().get(ProfileField.DESTINATION));
    }

    /** A caller learns who is called only when he is told. */
    private static String callee(Leg leg, ProfileField field) {
        boolean waits = leg.channel().direction() == Direction.INBOUND
                && leg.variables().get("last_sent_callee_id_name") == null;
        return waits ? "" : leg.channel().profile().get(field);
    }

    /** Known only for legs that have another. */
    private static String callUuid(Leg leg) {
        String call = leg.variables().get("call_uuid", "");
        return leg.peer() == null && call.equals(leg.uuid()) ? "" : call;
    }

    private static String codec(String column, Channel channel) {
        Codec codec = column.startsWith("read") ? channel.readCodec() : channel.writeCodec();
        if (codec == null || !column.startsWith("read") && !column.startsWith("write")) {
            return "";
        }
        return switch (column.substring(column.indexOf('_'))) {
            case "_codec" -> codec.name();
            case "_rate" -> Integer.toString(codec.rate());
            default -> Integer.toString(codec.bitRate());
        };
    }
}
