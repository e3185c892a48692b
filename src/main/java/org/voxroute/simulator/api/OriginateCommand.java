/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.voxroute.simulator.engine.Originations;
import org.voxroute.simulator.engine.SwitchCore;

/** {@code originate}: answers when the first leg does, or when it is clear that it won't. */
final class OriginateCommand implements ApiCommand {

    private static final String USAGE =
            "-USAGE: <call url> <exten>|&<application_name>(<app_args>) [<dialplan>] [<context>] [<cid_name>] [<cid_num>] [<timeout_sec>]\n";

    private final SwitchCore core;

    OriginateCommand(SwitchCore core) {
        this.core = core;
    }

    @Override
    public void run(String arguments, Consumer<String> reply) {
        List<String> words = words(arguments);
        if (words.size() < 2) {
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

    /** Words between spaces, where quotes and brackets hold together; a quote without its other swallows the rest. */
    static List<String> words(String arguments) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        int depth = 0;
        for (int i = 0; i < arguments.length(); i++) {
            char c = arguments.charAt(i);
            if (c == '\\' && i + 1 < arguments.length()) {
                word.append(c).append(arguments.charAt(++i));
                continue;
            }
            if (c == '\'') {
                quoted = !quoted;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
            if (c == ' ' && !quoted && depth <= 0) {
                if (word.length() > 0) {
                    words.add(word.toString());
                    word.setLength(0);
                }
            } else {
                word.append(c);
            }
        }
        if (word.length() > 0) {
            words.add(word.toString());
        }
        return words;
    }
}
