/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.Map;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.xml.Directory.User;

/** Commands that look into the directory. */
final class DirectoryCommands {

    private DirectoryCommands() {}

    static void addTo(Map<String, ApiCommand> commands, SwitchCore core) {
        commands.put("user_exists", ApiCommand.of(arguments -> exists(core, arguments)));
        commands.put("user_data", ApiCommand.of(arguments -> data(core, arguments)));
        commands.put("xml_locate", ApiCommand.of(arguments -> locate(core, arguments)));
        commands.put("list_users", ApiCommand.of(arguments -> list(core, arguments)));
        commands.put(
                "domain_exists",
                ApiCommand.of(name -> Boolean.toString(
                        core.xml().directory().domain(name.strip()).isPresent())));
    }

    /** {@code id 1020 127.0.0.1}. */
    private static String exists(SwitchCore core, String arguments) {
        String[] words = arguments.strip().split("\\s+", -1);
        if (words.length < 3) {
            return "-USAGE: <key> <user> <domain>\n";
        }
        core.bus().skip();
        return Boolean.toString(core.xml().directory().user(words[1], words[2]).isPresent());
    }

    /** {@code 1020@127.0.0.1 var|param|attr name}. */
    private static String data(SwitchCore core, String arguments) {
        String[] words = arguments.strip().split("\\s+", -1);
        if (words.length < 3) {
            return "-USAGE: <user>@<domain> [var|param|attr] <name>\n";
        }
        int at = words[0].indexOf('@');
        String id = at < 0 ? words[0] : words[0].substring(0, at);
        String domain = at < 0 ? core.xml().domain() : words[0].substring(at + 1);
        core.bus().skip();
        User user = core.xml().directory().user(id, domain).orElse(null);
        if (user == null) {
            return "";
        }
        return switch (words[1]) {
            case "var" -> user.variables().getOrDefault(words[2], "");
            case "param" -> user.params().getOrDefault(words[2], "");
            case "attr" -> user.xml().attribute(words[2]);
            default -> "";
        };
    }

    /** {@code directory user id 1020 127.0.0.1}, {@code directory domain name 127.0.0.1}, {@code root}. */
    private static String locate(SwitchCore core, String arguments) {
        String[] words = arguments.strip().split("\\s+", -1);
        if (words[0].equals("root")) {
            return core.xml().document().toXml();
        }
        if (words.length < 4) {
            return "-USAGE: [root | <section> <tag> <tag_attr_name> <tag_attr_val>]\n";
        }
        if (words[0].equals("directory") && words[1].equals("user")) {
            String domain = words.length > 4 ? words[4] : core.xml().domain();
            return core.xml()
                    .directory()
                    .user(words[3], domain)
                    .map(user -> user.xml().toXml())
                    .orElse("-ERR can't find " + arguments.strip() + "\n");
        }
        return core.xml()
                .section(words[0])
                .flatMap(section -> section.child(words[1], words[2], words[3]))
                .map(node -> node.toXml())
                .orElse("-ERR can't find " + arguments.strip() + "\n");
    }

    private static String list(SwitchCore core, String arguments) {
        String[] words = arguments.strip().split("\\s+", -1);
        String wanted = words.length > 1 && words[0].equals("user") ? words[1] : "";
        String domain = core.xml().domain();
        StringBuilder out = new StringBuilder(
                "userid|context|domain|group|contact|callgroup|effective_caller_id_name|effective_caller_id_number\n");
        for (User user : core.xml().directory().users(domain)) {
            if (wanted.isEmpty() || user.id().equals(wanted)) {
                Map<String, String> v = user.variables();
                String contact = core.registrations()
                        .of(user.id(), domain)
                        .map(registration -> "sofia/internal/" + registration.contact())
                        .orElse("error/user_not_registered");
                out.append(String.join(
                                "|",
                                user.id(),
                                v.getOrDefault("user_context", ""),
                                domain,
                                user.group(),
                                contact,
                                v.getOrDefault("callgroup", ""),
                                v.getOrDefault("effective_caller_id_name", ""),
                                v.getOrDefault("effective_caller_id_number", "")))
                        .append('\n');
            }
        }
        return out.append("\n+OK\n").toString();
    }
}
