/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.model.Gateway;
import org.voxroute.simulator.model.HangupCause;
import org.voxroute.simulator.model.Registration;

/** Finds out where a dial string leads: to a registered phone, through a gateway, or nowhere. */
final class Locator {

    /** A destination, or why there is none. */
    record Located(@Nullable Destination destination, HangupCause failure) {}

    private final SwitchCore core;

    Locator(SwitchCore core) {
        this.core = core;
    }

    /** Where the URL of a dial string leads. */
    Located locate(String url) {
        if (url.startsWith("sofia/gateway/")) {
            return locateGateway(url.substring("sofia/gateway/".length()));
        }
        if (url.startsWith("sofia/")) {
            return locateContact(url.substring("sofia/".length()));
        }
        if (url.startsWith("null/")) {
            CalleeScript atOnce = new CalleeScript(CalleeScript.Outcome.ANSWERED, Duration.ZERO, Duration.ZERO, null);
            return found(new Destination(url, "null", url.substring(5), null, atOnce, null, null, List.of()));
        }
        if (url.startsWith("error/")) {
            String cause = url.substring("error/".length());
            HangupCause failure = HangupCause.of(cause.replace("user_not_registered", "USER_NOT_REGISTERED"))
                    .orElse(HangupCause.NORMAL_CLEARING);
            return new Located(null, failure);
        }
        return new Located(null, HangupCause.CHAN_NOT_IMPLEMENTED);
    }

    private Located locateGateway(String rest) {
        int slash = rest.indexOf('/');
        String name = slash < 0 ? rest : rest.substring(0, slash);
        String number = slash < 0 ? "" : rest.substring(slash + 1);
        Optional<Gateway> gateway = core.gateways().of(name);
        if (gateway.isEmpty()) {
            return new Located(null, HangupCause.INVALID_GATEWAY);
        }
        if (!gateway.get().isUp()) {
            return new Located(null, HangupCause.GATEWAY_DOWN);
        }
        String proxy = gateway.get().proxy();
        int port = port(proxy, 5060);
        String host = core.ip() + ':' + port;
        String contact = "<sip:gw+" + name + '@' + core.ip() + ":5080;transport=udp;gw=" + name + '>';
        SipFacts.Outgoing sip = new SipFacts.Outgoing(number, host, port, "external", 5080, contact, name);
        return found(new Destination(
                "sofia/external/" + number,
                "gateway",
                number,
                sip,
                core.destinations().of(number),
                gateway.get(),
                null,
                List.of()));
    }

    /** {@code internal/sip:1020@127.0.0.1:5070}, or the same without {@code sip:}. */
    private Located locateContact(String rest) {
        int slash = rest.indexOf('/');
        String profile = slash < 0 ? rest : rest.substring(0, slash);
        String address = slash < 0 ? "" : rest.substring(slash + 1).replaceFirst("^sips?:", "");
        if (!profile.equals("internal") && !profile.equals("external")) {
            return new Located(null, HangupCause.INVALID_PROFILE);
        }
        int at = address.indexOf('@');
        String user = at < 0 ? address : address.substring(0, at);
        String host = at < 0 ? core.ip() + ":5060" : address.substring(at + 1);
        int port = port(host, 5060);
        if (!profile.equals("internal") || !isRegistered(user, port)) {
            return new Located(null, HangupCause.NORMAL_TEMPORARY_FAILURE);
        }
        SipFacts.Outgoing sip = new SipFacts.Outgoing(
                user, core.ip() + ':' + port, port, profile, 5060, "<sip:mod_sofia@" + core.ip() + ":5060>", user);
        return found(new Destination(
                "sofia/" + profile + '/' + user + '@' + core.ip() + ':' + port,
                profile,
                user,
                sip,
                core.destinations().of(user),
                null,
                null,
                List.of()));
    }

    private boolean isRegistered(String user, int port) {
        for (Registration registration : core.registrations().all()) {
            if (registration.user().equals(user) && registration.port() == port) {
                return true;
            }
        }
        return false;
    }

    private static Located found(Destination destination) {
        return new Located(destination, HangupCause.NONE);
    }

    private static int port(String host, int otherwise) {
        int colon = host.lastIndexOf(':');
        try {
            return colon < 0
                    ? otherwise
                    : Integer.parseInt(host.substring(colon + 1).replaceFirst(";.*", ""));
        } catch (NumberFormatException notAPort) {
            return otherwise;
        }
    }
}
