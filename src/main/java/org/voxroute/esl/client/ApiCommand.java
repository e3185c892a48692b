/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import java.util.List;
import java.util.stream.Collectors;

/**
 * An API command with its arguments, such as {@code uuid_transfer <uuid> 1020}. Can't be made with a line break in it.
 *
 * @param name of the command; never from outside
 * @param arguments as they stand on the line
 */
public record ApiCommand(String name, String arguments) {

    public ApiCommand {
        SwitchText.name("an API command", name);
        SwitchText.line("arguments of " + name, arguments);
    }

    /** Each argument arrives as one, with the spaces and quotes that it has. */
    public static ApiCommand of(String name, String... arguments) {
        return of(name, List.of(arguments));
    }

    /** Each argument arrives as one, with the spaces and quotes that it has. */
    public static ApiCommand of(String name, List<String> arguments) {
        return new ApiCommand(name, arguments.stream().map(SwitchText::argument).collect(Collectors.joining(" ")));
    }

    /** The arguments stand as their author wrote them; the switch splits, unquotes and maybe expands them. */
    public static ApiCommand written(String name, String arguments) {
        return new ApiCommand(name, arguments.strip());
    }

    String line() {
        return arguments.isEmpty() ? name : name + " " + arguments;
    }

    /** The name only: arguments may hold a password. */
    @Override
    public String toString() {
        return name;
    }
}
