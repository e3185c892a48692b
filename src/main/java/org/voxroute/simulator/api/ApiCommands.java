/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.voxroute.simulator.engine.Expansion;
import org.voxroute.simulator.engine.Sites;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.event.EventBuilder;

/** All API commands by name. Nothing here runs a program, reads a file outside the configuration folder or opens a connection, whatever the switch's own commands do. */
public final class ApiCommands implements Expansion.Functions {

    private final Map<String, ApiCommand> commands = new LinkedHashMap<>();
    private final SwitchCore core;

    public ApiCommands(SwitchCore core, SwitchInfo info) {
        this.core = core;
        BasicCommands.addTo(commands, core, info, this);
        ShowCommand show = new ShowCommand(core, info);
        commands.put("show", ApiCommand.of(show::run));
        SofiaCommand sofia = new SofiaCommand(core, info);
        commands.put("sofia", ApiCommand.of(sofia::run));
        commands.put("sofia_contact", ApiCommand.of(sofia::contact));
        DirectoryCommands.addTo(commands, core);
        UuidCommands.addTo(commands, core);
        OriginateCommand originate = new OriginateCommand(core);
        commands.put("originate", originate);
    }

    public boolean knows(String command) {
        return commands.containsKey(command.toLowerCase(Locale.ROOT));
    }

    /** Runs a command; its API event takes its number before and goes out after. */
    public void run(String command, String arguments, Consumer<String> reply) {
        ApiCommand found = commands.get(command.toLowerCase(Locale.ROOT));
        if (found == null) {
            reply.accept("-ERR " + command + " Command not found!\n");
            return;
        }
        EventBuilder event = core.bus().begin("API", Sites.API);
        if (event != null) {
            event.add("API-Command", command);
            event.add("API-Command-Argument", arguments.isEmpty() ? null : arguments);
        }
        found.run(arguments, output -> {
            core.bus().fire(event);
            reply.accept(output);
        });
    }

    @Override
    public Optional<String> call(String command, String arguments) {
        if (!knows(command) || command.equals("originate") || command.equals("msleep")) {
            return Optional.empty();
        }
        StringBuilder output = new StringBuilder();
        run(command, arguments, output::append);
        return Optional.of(output.toString());
    }
}
