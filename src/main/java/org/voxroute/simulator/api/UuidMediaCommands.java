/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.Map;
import org.voxroute.simulator.engine.Digits;
import org.voxroute.simulator.engine.Leg;
import org.voxroute.simulator.engine.SwitchCore;

/** Commands for what is heard on a leg: keys, playing, recording. */
final class UuidMediaCommands {

    private UuidMediaCommands() {}

    static void addTo(Map<String, ApiCommand> commands, SwitchCore core) {
        UuidCommands.put(commands, core, "uuid_send_dtmf", (leg, words) -> {
            // The far end hears them; the switch itself tells nothing.
            return words.isEmpty()
                    ? "-USAGE: <uuid> <dtmf_data>\n"
                    : "+OK " + leg.uuid() + " sent DTMF " + words + ".\n";
        });
        UuidCommands.put(commands, core, "uuid_recv_dtmf", (leg, words) -> {
            String digits = words.contains("@") ? words.substring(0, words.indexOf('@')) : words;
            core.timer().soon(() -> core.digits().hear(leg, digits, Digits.Source.APP));
            return words.isEmpty()
                    ? "-USAGE: <uuid> <dtmf_data>\n"
                    : "+OK " + leg.uuid() + " received DTMF " + words + ".\n";
        });
        UuidCommands.put(commands, core, "uuid_broadcast", (leg, words) -> {
            if (words.isEmpty()) {
                return "-USAGE: <uuid> <path> [aleg|bleg|holdb|both]\n";
            }
            core.timer().soon(() -> broadcast(core, leg, words));
            return "+OK Message sent\n";
        });
        UuidCommands.put(commands, core, "uuid_break", (leg, words) -> {
            core.timer().soon(() -> core.control().stop(leg));
            return "+OK\n";
        });
        UuidCommands.put(commands, core, "uuid_record", (leg, words) -> record(core, leg, words));
        UuidCommands.put(commands, core, "uuid_displace", (leg, words) -> {
            core.recordings().displace(leg, UuidCommands.word(words, 1), !words.startsWith("stop"));
            return "+OK Success\n";
        });
        UuidCommands.put(commands, core, "uuid_audio", (leg, words) -> "+OK Success\n");
        UuidCommands.put(commands, core, "uuid_flush_dtmf", (leg, words) -> "+OK\n");
    }

    private static void broadcast(SwitchCore core, Leg leg, String words) {
        String last = UuidCommands.word(words, words.split("\\s+", -1).length - 1);
        boolean known = last.equals("aleg") || last.equals("bleg") || last.equals("both") || last.equals("holdb");
        String what = known ? words.substring(0, words.length() - last.length()).strip() : words;
        Leg peer = leg.peer();
        if (!last.equals("bleg")) {
            core.messages().broadcast(leg, what);
        }
        if (peer != null && (last.equals("bleg") || last.equals("both"))) {
            core.messages().broadcast(peer, what);
        }
    }

    /** {@code start|stop|mask|unmask path [limit seconds]}. */
    private static String record(SwitchCore core, Leg leg, String words) {
        String path = UuidCommands.word(words, 1);
        if (path.isEmpty()) {
            return "-USAGE: <uuid> [start|stop|mask|unmask] <path> [<limit>] [<recording_vars>]\n";
        }
        return switch (UuidCommands.word(words, 0)) {
            case "start" ->
                core.recordings().start(leg, path, seconds(UuidCommands.word(words, 2)))
                        ? "+OK Success\n"
                        : "-ERR Cannot record session!\n";
            case "stop" -> core.recordings().stop(leg, path) ? "+OK Success\n" : "-ERR Cannot stop record session!\n";
            case "mask" ->
                core.recordings().isRecording(leg, path) ? "+OK Success\n" : "-ERR Cannot mask recording session!\n";
            case "unmask" ->
                core.recordings().isRecording(leg, path) ? "+OK Success\n" : "-ERR Cannot unmask recording session!\n";
            default -> "-USAGE: <uuid> [start|stop|mask|unmask] <path> [<limit>] [<recording_vars>]\n";
        };
    }

    private static int seconds(String text) {
        try {
            return text.isEmpty() ? 0 : Math.max(0, Math.min(Integer.parseInt(text), 86_400));
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }
}
