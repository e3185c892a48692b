/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.api;

import java.util.List;
import java.util.Locale;
import org.voxroute.simulator.engine.SwitchCore;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.model.Gateway;
import org.voxroute.simulator.model.Registration;
import org.voxroute.simulator.xml.SwitchXmlException;

/** {@code sofia status ...}, {@code sofia profile ...} and {@code sofia_contact}. */
final class SofiaCommand {

    private static final String LINE =
            "=================================================================================================\n";

    private final SwitchCore core;
    private final SwitchInfo info;

    SofiaCommand(SwitchCore core, SwitchInfo info) {
        this.core = core;
        this.info = info;
    }

    String run(String arguments) {
        List<String> words = List.of(arguments.strip().split("\\s+", -1));
        return switch (word(words, 0)) {
            case "status" -> status(words);
            case "profile" -> profile(words);
            default -> "-USAGE: sofia help\n";
        };
    }

    private String status(List<String> words) {
        return switch (word(words, 1)) {
            case "profile" -> profileStatus(words);
            case "gateway" ->
                core.gateways().of(word(words, 2)).map(this::gateway).orElse("Invalid Gateway!\n");
            case "" -> summary();
            default -> "-USAGE: sofia help\n";
        };
    }

    private String profileStatus(List<String> words) {
        String profile = word(words, 2);
        if (!isProfile(profile)) {
            return "Invalid Profile!\n";
        }
        return switch (word(words, 3)) {
            case "reg", "user" -> registrations(profile, word(words, 4));
            default ->
                ProfileText.profile(
                        profile,
                        core.ip(),
                        profile.equals("internal") ? core.registrations().all().size() : 0);
        };
    }

    private static boolean isProfile(String name) {
        return name.equals("internal") || name.equals("external");
    }

    private String registrations(String profile, String filter) {
        StringBuilder out = new StringBuilder("\nRegistrations:\n").append(LINE);
        int count = 0;
        for (Registration registration : core.registrations().all()) {
            if (profile.equals("internal")
                    && (filter.isEmpty()
                            || registration.address().contains(filter)
                            || registration.callId().equals(filter))) {
                out.append(describe(registration));
                count++;
            }
        }
        return out.append("Total items returned: ")
                .append(count)
                .append('\n')
                .append(LINE)
                .toString();
    }

    private String describe(Registration registration) {
        long left = registration.expires() - core.bus().now() / 1_000_000;
        return "Call-ID:    \t" + registration.callId() + "\nUser:       \t" + registration.address()
                + "\nContact:    \t\"\" <" + registration.contact() + ">\nAgent:      \t" + registration.agent()
                + "\nStatus:     \tRegistered(UDP)(unknown) EXP(" + EventBus.stamp(registration.expires() * 1_000_000)
                + ") EXPSECS(" + left + ")\nPing-Status:\tReachable\nPing-Time:\t0.00\nHost:       \t"
                + info.hostname() + "\nIP:         \t" + registration.ip() + "\nPort:       \t" + registration.port()
                + "\nAuth-User:  \t" + registration.user() + "\nAuth-Realm: \t" + registration.domain()
                + "\nMWI-Account:\t" + registration.address() + "\n\n";
    }

    private String gateway(Gateway gateway) {
        String host = gateway.realm().replaceFirst(":.*", "");
        boolean pinged = gateway.pingSeconds() > 0;
        return LINE + "Name    \t" + gateway.name() + "\nProfile \t" + gateway.profile()
                + "\nScheme  \tDigest\nRealm   \t"
                + host + "\nUsername\t" + gateway.username() + "\nPassword\tyes\nFrom    \t<sip:" + gateway.username()
                + '@' + gateway.realm() + ">\nContact \t<sip:gw+" + gateway.name() + '@' + core.ip()
                + ":5080;transport=udp;gw=" + gateway.name() + ">\nExten   \t" + gateway.username() + "\nTo      \tsip:"
                + gateway.username() + '@' + gateway.proxy() + "\nProxy   \tsip:" + gateway.proxy()
                + "\nContext \tpublic\nExpires \t3600\nFreq    \t3600\nPing    \t" + gateway.pinged()
                + "\nPingFreq\t" + gateway.pingSeconds() + "\nPingTime\t0.00\nPingState\t"
                + (!pinged ? "0/0/0" : gateway.isUp() ? "1/1/1" : "1/0/1")
                + "\nState   \t" + (gateway.registers() ? "REGED" : "NOREG") + "\nStatus  \t"
                + (gateway.isUp() ? "UP" : "DOWN") + "\nUptime  \t" + (gateway.isUp() ? 1 : 0) + "s\nCallsIN \t"
                + gateway.callsIn() + "\nCallsOUT\t" + gateway.callsOut() + "\nFailedCallsIN\t0\nFailedCallsOUT\t"
                + gateway.failedOut() + '\n' + LINE;
    }

    private String summary() {
        StringBuilder out = new StringBuilder(
                "                     Name\t   Type\t                                      Data\tState\n");
        out.append(LINE);
        line(out, core.xml().domain(), "alias", "internal", "ALIASED");
        line(out, "external", "profile", "sip:mod_sofia@" + core.ip() + ":5080", "RUNNING (0)");
        for (Gateway gateway : core.gateways().all()) {
            line(
                    out,
                    gateway.profile() + "::" + gateway.name(),
                    "gateway",
                    "sip:" + gateway.username() + '@' + gateway.proxy(),
                    gateway.registers() ? "REGED" : "NOREG");
        }
        line(out, "internal", "profile", "sip:mod_sofia@" + core.ip() + ":5060", "RUNNING (0)");
        return out.append(LINE).append("2 profiles 1 alias\n").toString();
    }

    private static void line(StringBuilder out, String name, String type, String data, String state) {
        out.append(String.format(Locale.ROOT, "%25s\t%7s\t%42s\t%s\n", name, type, data, state));
    }

    private String profile(List<String> words) {
        if (!isProfile(word(words, 1))) {
            return "Invalid Profile [" + word(words, 1) + "]";
        }
        return switch (word(words, 2)) {
            case "flush_inbound_reg" -> flush(word(words, 3));
            case "rescan" -> rescan();
            case "killgw" ->
                core.gateways().remove(word(words, 3))
                        ? "+OK gateway marked for deletion.\n"
                        : "-ERR no such gateway.\n";
            default -> "-ERR Unknown command!\n";
        };
    }

    private String flush(String who) {
        for (Registration registration : core.registrations().all()) {
            if (who.isEmpty()
                    || registration.address().equals(who)
                    || registration.callId().equals(who)) {
                core.registrations().expire(registration.user(), registration.domain());
            }
        }
        return who.isEmpty()
                ? "+OK flushing all registrations matching specified criteria\n"
                : "+OK flushing all registrations matching specified call_id\n";
    }

    private String rescan() {
        String result = "Success";
        try {
            core.xml().reload();
            core.gateways().rescan();
        } catch (SwitchXmlException broken) {
            result = broken.getMessage();
        }
        return "Reload XML [" + result + "]\n+OK scan complete\n";
    }

    /** Where the user's phone is, or {@code error/user_not_registered}. */
    String contact(String arguments) {
        String address = arguments.strip().substring(arguments.strip().lastIndexOf('/') + 1);
        int at = address.indexOf('@');
        String user = at < 0 ? address : address.substring(0, at);
        String domain = at < 0 ? core.xml().domain() : address.substring(at + 1);
        return core.registrations()
                .of(user, domain)
                .map(registration -> "sofia/internal/" + registration.contact())
                .orElse("error/user_not_registered");
    }

    private static String word(List<String> words, int index) {
        return index < words.size() ? words.get(index) : "";
    }
}
