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
        commands.put("hupall", ApiCommand.of(arguments -> {
            HangupCause cause = HangupCause.of(word(arguments, 0)).orElse(HangupCause.MANAGER_REQUEST);
            core.legs().all().forEach(leg -> control.kill(leg, cause));
            return "+OK hangup all channels with cause " + cause + "\n";
        }));
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
