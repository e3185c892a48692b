/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** An API command. Most answer at once; {@code originate} and {@code msleep} take their time. */
interface ApiCommand {

    /**
     * Runs on the switch's thread.
     *
     * @param arguments everything after the command's name; may be empty
     * @param reply to be told the output, exactly once
     */
    void run(String arguments, Consumer<String> reply);

    /** A command that answers at once. */
    static ApiCommand of(UnaryOperator<String> answer) {
        return (arguments, reply) -> reply.accept(answer.apply(arguments));
    }
}
