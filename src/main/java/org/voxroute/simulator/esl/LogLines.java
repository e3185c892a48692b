/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.esl;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.SwitchEvent;

/** The log of the simulated switch, for clients that ask for it: new channels, applications, answers and hangups, made from the events of the same moment. */
final class LogLines {

    static final int OFF = -1;

    private static final List<String> LEVELS =
            List.of("console", "alert", "crit", "err", "warning", "notice", "info", "debug");
    private static final int NOTICE = 5;
    private static final int INFO = 6;

    private LogLines() {}

    /** The level of this name or number; {@link #OFF} if there is none. */
    static int level(String name) {
        if (name.length() == 1 && name.charAt(0) >= '0' && name.charAt(0) <= '7') {
            return name.charAt(0) - '0';
        }
        return LEVELS.indexOf(name.toLowerCase(Locale.ROOT));
    }

    /** Whether an event of this name makes a line at this level. */
    static boolean tells(String event, int level) {
        return switch (event) {
            case "CHANNEL_CREATE", "CHANNEL_ANSWER", "CHANNEL_HANGUP" -> level >= NOTICE;
            case "CHANNEL_EXECUTE" -> level >= INFO;
            default -> false;
        };
    }

    static byte[] frame(SwitchEvent event) {
        String name = text(event.header("Channel-Name"));
        String uuid = text(event.header("Unique-ID"));
        String data = event.header("Application-Data");
        return switch (event.name()) {
            case "CHANNEL_CREATE" ->
                notice(
                        event,
                        "switch_channel.c",
                        "switch_channel_set_name",
                        1142,
                        "New Channel " + name + " [" + uuid + "]");
            case "CHANNEL_ANSWER" ->
                notice(
                        event,
                        "switch_channel.c",
                        "switch_channel_perform_mark_answered",
                        3874,
                        "Channel [" + name + "] has been answered");
            case "CHANNEL_HANGUP" ->
                notice(
                        event,
                        "switch_channel.c",
                        "switch_channel_perform_hangup",
                        3402,
                        "Hangup " + name + " [" + text(event.header("Channel-State")) + "] ["
                                + text(event.header("Hangup-Cause")) + "]");
            default ->
                frame(
                        INFO,
                        "switch_core_session.c",
                        "switch_core_session_exec",
                        2902,
                        uuid,
                        "EXECUTE [depth=0] " + name + ' ' + text(event.header("Application")) + '(' + text(data)
                                + ")\n");
        };
    }

    private static byte[] notice(SwitchEvent event, String file, String function, int line, String text) {
        String micros = text(event.header("Event-Date-Timestamp"));
        String when = text(event.header("Event-Date-Local")) + '.' + micros.substring(Math.max(0, micros.length() - 6));
        String whole = when + " 99.00% [NOTICE] " + file + ':' + line + ' ' + text + '\n';
        return frame(NOTICE, file, function, line, text(event.header("Unique-ID")), whole);
    }

    private static byte[] frame(int level, String file, String function, int line, String uuid, String text) {
        int length = text.getBytes(StandardCharsets.UTF_8).length;
        return ("Content-Type: log/data\nContent-Length: " + length + "\nLog-Level: " + level
                        + "\nText-Channel: 1\nLog-File: " + file + "\nLog-Func: " + function + "\nLog-Line: " + line
                        + "\nUser-Data: " + uuid + "\n\n" + text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
