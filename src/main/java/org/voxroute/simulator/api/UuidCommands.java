/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.Map;
import java.util.function.BiFunction;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.LegControl;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.model.HangupCause;

/** Commands for one leg, named by its UUID. */
final class UuidCommands {

    static final String NO_CHANNEL = "-ERR No such channel!\n";

    private UuidCommands() {}

    static void addTo(Map<String, ApiCommand> commands, SwitchCore core) {
        LegControl control = core.control();
        commands.put(
                "uuid_exists",
                ApiCommand.of(uuid -> Boolean.toString(core.legs().get(uuid.strip()) != null)));
        put(commands, core, "uuid_kill", (leg, words) -> {
            control.kill(leg, HangupCause.of(word(words, 0)).orElse(HangupCause.NORMAL_CLEARING));
            return "+OK\n";
        });
        put(commands, core, "uuid_getvar", (leg, words) -> {
            String value = core.expansion().variable(leg.channel(), word(words, 0));
            return value.isEmpty() ? "_undef_" : value;
        });
        put(commands, core, "uuid_setvar", (leg, words) -> {
            String[] parts = words.split(" ", 2);
            if (parts[0].isEmpty()) {
                return "-USAGE: <uuid> <var> [value]\n";
            }
            leg.variables().set(parts[0], parts.length > 1 ? parts[1] : null);
            return "+OK\n";
        });
        put(commands, core, "uuid_setvar_multi", (leg, words) -> {
            if (words.isEmpty()) {
                return "-USAGE: <uuid> <var>=<value>;<var>=<value>...\n";
            }
            for (String variable : words.split(";", -1)) {
                String[] parts = variable.split("=", 2);
                leg.variables().set(parts[0], parts.length > 1 && !parts[1].isEmpty() ? parts[1] : null);
            }
            return "+OK\n";
        });
        put(commands, core, "uuid_transfer", (leg, words) -> transfer(core, leg, words));
        put(commands, core, "uuid_bridge", (leg, words) -> {
            Leg other = core.legs().get(word(words, 0));
            return other != null && control.bridge(leg, other) ? "+OK " + other.uuid() + "\n" : "-ERR Invalid uuid\n";
        });
        put(commands, core, "uuid_park", (leg, words) -> {
            control.park(leg);
            return "+OK\n";
        });
        put(commands, core, "uuid_dump", (leg, words) -> dump(core, leg));
        put(commands, core, "uuid_answer", (leg, words) -> {
            core.inbound().answerFromOutside(leg);
            return "+OK\n";
        });
        commands.put("uuid_hold", ApiCommand.of(arguments -> hold(core, control, arguments)));
        UuidMediaCommands.addTo(commands, core);
        commands.put("hupall", ApiCommand.of(arguments -> {
            HangupCause cause = HangupCause.of(word(arguments, 0)).orElse(HangupCause.MANAGER_REQUEST);
            core.legs().all().forEach(leg -> control.kill(leg, cause));
            return "+OK hangup all channels with cause " + cause + "\n";
        }));
    }

    /** {@code [-bleg|-both] destination [dialplan] [context]}. */
    private static String transfer(SwitchCore core, Leg leg, String words) {
        String option = word(words, 0).startsWith("-") ? word(words, 0) : "";
        int first = option.isEmpty() ? 0 : 1;
        String destination = word(words, first);
        if (destination.isEmpty()) {
            return "-USAGE: <uuid> [-bleg|-both] <dest-exten> [<dialplan>] [<context>]\n";
        }
        String dialplan = word(words, first + 1);
        String context = word(words, first + 2);
        Leg peer = leg.peer();
        if (option.equals("-both")) {
            core.timer().soon(() -> core.control().transferBoth(leg, destination, dialplan, context));
            return "+OK\n";
        }
        Leg moved = option.equals("-bleg") ? peer : leg;
        if (moved == null) {
            return "-ERR No such channel!\n";
        }
        core.timer().soon(() -> core.transfers().transfer(moved, destination, dialplan, context));
        return "+OK\n";
    }

    private static String dump(SwitchCore core, Leg leg) {
        StringBuilder out = new StringBuilder();
        core.describe(leg)
                .forEach((name, value) ->
                        out.append(name).append(": ").append(value).append('\n'));
        return out.append('\n').toString();
    }

    /** {@code uuid}, {@code off uuid} or {@code toggle uuid}. */
    private static String hold(SwitchCore core, LegControl control, String arguments) {
        String option = word(arguments, 0);
        boolean named = option.equals("off") || option.equals("toggle");
        Leg leg = core.legs().get(word(arguments, named ? 1 : 0));
        if (leg == null) {
            return "-ERR Operation failed\n";
        }
        boolean off = option.equals("off") || option.equals("toggle") && leg.isHeld();
        boolean done = off ? control.unhold(leg) : control.hold(leg);
        return done ? "+OK Success\n" : "-ERR Operation failed\n";
    }

    static void put(
            Map<String, ApiCommand> commands, SwitchCore core, String name, BiFunction<Leg, String, String> action) {
        commands.put(name, ApiCommand.of(arguments -> {
            String[] parts = arguments.strip().split(" ", 2);
            Leg leg = core.legs().get(parts[0]);
            if (leg == null || !leg.channel().isUp()) {
                return NO_CHANNEL;
            }
            return action.apply(leg, parts.length > 1 ? parts[1].strip() : "");
        }));
    }

    static String word(String words, int index) {
        String[] all = words.strip().split("\\s+", -1);
        return index < all.length ? all[index] : "";
    }
}
