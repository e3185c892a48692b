/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.model.Registration;

/** {@code show calls}, {@code show channels}, {@code show registrations}. */
final class ShowCommand {

    private static final List<String> REGISTRATION = List.of(
            "reg_user",
            "realm",
            "token",
            "url",
            "expires",
            "network_ip",
            "network_port",
            "network_proto",
            "hostname",
            "metadata");

    private final SwitchCore core;
    private final SwitchInfo info;

    ShowCommand(SwitchCore core, SwitchInfo info) {
        this.core = core;
        this.info = info;
    }

    String run(String arguments) {
        String words = arguments.strip();
        String what = words.contains(" ") ? words.substring(0, words.indexOf(' ')) : words;
        return switch (what) {
            case "channels" -> channels(words);
            case "calls" -> calls(ShowColumns.CALLS, false).as(words);
            case "bridged_calls" -> calls(ShowColumns.CALLS, true).as(words);
            case "detailed_calls" -> calls(ShowColumns.DETAILED, false).as(words);
            case "detailed_bridged_calls" -> calls(ShowColumns.DETAILED, true).as(words);
            case "registrations" -> registrations().as(words);
            default ->
                "-USAGE: codec|endpoint|application|api|dialplan|file|timer|calls [count]|channels [count|like <match string>]|calls|detailed_calls|bridged_calls|detailed_bridged_calls|aliases|complete|chat|management|modules|nat_map|say|interfaces|interface_types|tasks|limits|status\n";
        };
    }

    private String channels(String words) {
        Table table = new Table(ShowColumns.CHANNELS);
        for (Leg leg : core.legs().all()) {
            table.add(row(ShowColumns.CHANNELS, leg, null));
        }
        return table.as(words);
    }

    /** A bridged pair is one row; every other leg is a row of its own. */
    private Table calls(List<String> columns, boolean bridgedOnly) {
        Table table = new Table(columns);
        for (Leg leg : core.legs().all()) {
            Leg peer = leg.peer();
            boolean second = peer != null && ShowColumns.isSecond(leg, peer);
            if (!second && (peer != null || !bridgedOnly)) {
                table.add(row(columns, leg, peer));
            }
        }
        return table;
    }

    private List<String> row(List<String> columns, Leg leg, @Nullable Leg peer) {
        List<String> row = new ArrayList<>(columns.size());
        for (String column : columns) {
            if (column.startsWith("b_")) {
                row.add(peer == null ? "" : ShowColumns.value(column.substring(2), peer, info.hostname()));
            } else if (column.equals("call_created_epoch")) {
                row.add(peer == null ? "" : ShowColumns.bridged(leg));
            } else {
                row.add(ShowColumns.value(column, leg, info.hostname()));
            }
        }
        return row;
    }

    private Table registrations() {
        Table table = new Table(REGISTRATION);
        for (Registration registration : core.registrations().all()) {
            table.add(Arrays.asList(
                    registration.user(),
                    registration.domain(),
                    registration.callId(),
                    "sofia/internal/" + registration.contact(),
                    Long.toString(registration.expires()),
                    registration.ip(),
                    Integer.toString(registration.port()),
                    "udp",
                    info.hostname(),
                    ""));
        }
        return table;
    }
}
