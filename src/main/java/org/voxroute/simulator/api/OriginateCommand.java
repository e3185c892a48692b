/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.List;
import java.util.function.Consumer;
import org.voxroute.simulator.engine.Originations;
import org.voxroute.simulator.engine.Separated;
import org.voxroute.simulator.engine.SwitchCore;

/** {@code originate}: answers when the first leg does, or when it is clear that it won't. */
final class OriginateCommand implements ApiCommand {

    private static final String USAGE =
            "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] [<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n";

    private static final int MOST_WORDS = 7;

    private final SwitchCore core;

    OriginateCommand(SwitchCore core) {
        this.core = core;
    }

    @Override
    public void run(String arguments, Consumer<String> reply) {
        List<String> words = Separated.words(arguments);
        if (words.size() < 2 || words.size() > MOST_WORDS) {
            reply.accept(USAGE);
            return;
        }
        Originations.Request request = new Originations.Request(
                words.get(0), words.get(1), word(words, 3, "default"), word(words, 4, ""), word(words, 5, ""));
        core.originations().originate(request, reply);
    }

    private static String word(List<String> words, int index, String otherwise) {
        return index < words.size() && !words.get(index).isEmpty() ? words.get(index) : otherwise;
    }
}
