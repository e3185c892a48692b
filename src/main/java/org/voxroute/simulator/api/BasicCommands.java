/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.voxroute.simulator.engine.Sites;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.xml.SwitchXmlException;

/** Commands about the switch as a whole: status, variables, reloading. */
final class BasicCommands {

    private static final Set<String> MODULES = Set.of(
            "mod_commands",
            "mod_dptools",
            "mod_dialplan_xml",
            "mod_event_socket",
            "mod_sofia",
            "mod_loopback",
            "mod_sndfile");

    private BasicCommands() {}

    static void addTo(Map<String, ApiCommand> commands, SwitchCore core, SwitchInfo info, ApiCommands all) {
        commands.put("status", ApiCommand.of(none -> info.status(core.bus().now())));
        commands.put("version", ApiCommand.of(none -> info.version()));
        commands.put("hostname", ApiCommand.of(none -> info.hostname()));
        commands.put("switchname", ApiCommand.of(none -> info.hostname()));
        commands.put("uptime", ApiCommand.of(none -> info.upMicros(core.bus().now()) / 1_000_000 + "\n"));
        commands.put("echo", ApiCommand.of(text -> text));
        commands.put("create_uuid", ApiCommand.of(none -> core.newUuid()));
        commands.put("strepoch", ApiCommand.of(none -> Long.toString(core.bus().now() / 1_000_000)));
        commands.put("strftime", ApiCommand.of(format -> strftime(format, core.bus())));
        commands.put("msleep", (millis, reply) -> core.timer().after(millis(millis), () -> reply.accept("+OK")));
        commands.put("load", ApiCommand.of(BasicCommands::load));
        commands.put("reload", ApiCommand.of(module -> "+OK Reloading XML\n" + load(module)));
        commands.put("module_exists", ApiCommand.of(module -> Boolean.toString(MODULES.contains(module.strip()))));
        variables(commands, core);
        commands.put("reloadxml", ApiCommand.of(none -> reload(core)));
        commands.put("eval", ApiCommand.of(text -> expandWithGlobals(core, text)));
        commands.put("expand", (text, reply) -> {
            String[] parts = expandWithGlobals(core, text).split(" ", 2);
            all.run(parts[0], parts.length > 1 ? parts[1] : "", reply::accept);
        });
    }

    private static void variables(Map<String, ApiCommand> commands, SwitchCore core) {
        Map<String, String> globals = core.xml().globals();
        commands.put("global_getvar", ApiCommand.of(name -> {
            if (!name.isBlank()) {
                return globals.getOrDefault(name.strip(), "");
            }
            StringBuilder all = new StringBuilder();
            globals.forEach(
                    (key, value) -> all.append(key).append('=').append(value).append('\n'));
            return all.append('\n').toString();
        }));
        commands.put("global_setvar", ApiCommand.of(assignment -> {
            int equals = assignment.indexOf('=');
            if (equals < 0) {
                globals.remove(assignment.strip());
            } else if (globals.size() < 10_000) {
                globals.put(assignment.substring(0, equals).strip(), assignment.substring(equals + 1));
            }
            return "+OK";
        }));
    }

    /** {@code $${name}} too, which everywhere else only the configuration's reader expands. */
    private static String expandWithGlobals(SwitchCore core, String text) {
        return core.expansion().expand(text.replace("$${", "${"));
    }

    private static String reload(SwitchCore core) {
        try {
            core.xml().reload();
            core.bus().fire(core.bus().begin("RELOADXML", Sites.RELOADXML));
            return "+OK [Success]\n";
        } catch (SwitchXmlException broken) {
            core.bus().fire(core.bus().begin("RELOADXML", Sites.RELOADXML));
            return "+OK [" + broken.getMessage() + "]\n";
        }
    }

    private static String load(String module) {
        if (!MODULES.contains(module.strip())) {
            return "-ERR [Module load file routine returned an error]\n";
        }
        return "-ERR [Module already loaded]\n";
    }

    private static Duration millis(String text) {
        try {
            return Duration.ofMillis(Math.max(0, Math.min(Long.parseLong(text.strip()), 600_000)));
        } catch (NumberFormatException notANumber) {
            return Duration.ZERO;
        }
    }

    private static String strftime(String format, EventBus bus) {
        Instant now = Instant.ofEpochSecond(bus.now() / 1_000_000);
        String wanted = format.isBlank() ? "%Y-%m-%d %T" : format;
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < wanted.length(); i++) {
            char c = wanted.charAt(i);
            if (c == '%' && i + 1 < wanted.length()) {
                out.append(field(wanted.charAt(++i), now));
            } else {
                out.append(c);
            }
        }
        return out.toString();
    }

    private static String field(char letter, Instant now) {
        String pattern = switch (letter) {
            case 'Y' -> "yyyy";
            case 'm' -> "MM";
            case 'd' -> "dd";
            case 'H' -> "HH";
            case 'M' -> "mm";
            case 'S' -> "ss";
            case 'T' -> "HH:mm:ss";
            case 'F' -> "yyyy-MM-dd";
            case 'a' -> "EEE";
            case 'b' -> "MMM";
            case 'j' -> "DDD";
            case 'z' -> "xxxx";
            default -> "";
        };
        if (letter == 's') {
            return Long.toString(now.getEpochSecond());
        }
        return pattern.isEmpty()
                ? "%" + letter
                : DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
                        .withZone(ZoneOffset.UTC)
                        .format(now);
    }
}
