/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.voxroute.simulator.event.CallSite;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.xml.Directory.User;

/** The phones that are registered, and the events that tell of it. A registration survives its user's file, as in the switch. Used on the switch's thread. */
public final class Registrations {

    /** More phones than this are refused. */
    public static final int MAX = 10_000;

    private static final CallSite REGISTER = CallSite.of("sofia_reg.c", "sofia_reg_handle_register_token", 2059);
    private static final CallSite ATTEMPT = CallSite.of("sofia_reg.c", "sofia_reg_handle_register_token", 1606);
    private static final CallSite PRE = CallSite.of("sofia_reg.c", "sofia_reg_handle_register_token", 1810);
    private static final CallSite UNREGISTER = CallSite.of("sofia_reg.c", "sofia_reg_handle_register_token", 2213);
    private static final CallSite PRESENCE = CallSite.of("sofia_reg.c", "sofia_reg_handle_register_token", 2103);
    private static final CallSite AWAY = CallSite.of("sofia_reg.c", "sofia_reg_del_callback", 741);
    private static final CallSite EXPIRE = CallSite.of("sofia_reg.c", "sofia_reg_del_callback", 726);
    private static final String AGENT = "Voxroute-simulator";

    private final EventBus bus;
    private final String ip;
    private final Map<String, Registration> registrations = new LinkedHashMap<>();
    private int nextPort = 5070;

    public Registrations(EventBus bus, String ip) {
        this.bus = bus;
        this.ip = ip;
    }

    public List<Registration> all() {
        return List.copyOf(registrations.values());
    }

    public Optional<Registration> of(String user, String domain) {
        return Optional.ofNullable(registrations.get(user + '@' + domain));
    }

    public boolean isFull() {
        return registrations.size() >= MAX;
    }

    /** Takes over what another one knows, without telling anybody. */
    public void inherit(Registrations other) {
        registrations.putAll(other.registrations);
        nextPort = other.nextPort;
    }

    /** The user's phone registers, or refreshes its registration. */
    public Registration register(User user, String callId, int seconds) {
        Registration old = registrations.get(user.id() + '@' + user.domain());
        int port = old != null ? old.port() : nextPort++;
        Registration registration = new Registration(
                user.id(),
                user.domain(),
                old != null ? old.callId() : callId,
                "sip:" + user.id() + '@' + ip + ':' + port,
                AGENT,
                ip,
                port,
                bus.now() / 1_000_000 + seconds + 60);
        registrations.put(registration.address(), registration);
        fire("sofia::pre_register", PRE, registration, seconds, "");
        fire("sofia::register_attempt", ATTEMPT, registration, seconds, old == null ? "SUCCESS" : "RENEWED");
        EventBuilder event = bus.begin("CUSTOM", "sofia::register", REGISTER);
        if (event != null) {
            event.add("profile-name", "internal").add("from-user", user.id()).add("from-host", user.domain());
            event.add("presence-hosts", user.domain() + ',' + ip).add("contact", quoted(registration));
            event.add("call-id", registration.callId()).add("rpid", "unknown").add("status", "Registered(UDP)");
            event.add("expires", seconds).add("to-user", user.id()).add("to-host", user.domain());
            event.add("network-ip", ip).add("network-port", port).add("username", user.id());
            event.add("realm", user.domain()).add("user-agent", AGENT);
            credentials(event, user);
            bus.fire(event);
        }
        return registration;
    }

    /** The phone says that it goes; returns false if it wasn't registered. The user may have lost its file meanwhile. */
    public boolean unregister(String id, String domain, @Nullable User user) {
        Registration registration = registrations.remove(id + '@' + domain);
        if (registration == null) {
            return false;
        }
        fire("sofia::pre_register", PRE, registration, 0, "");
        fire("sofia::register_attempt", ATTEMPT, registration, 0, "RENEWED");
        gone(registration, PRESENCE, "unknown", AGENT, "register");
        EventBuilder event = bus.begin("CUSTOM", "sofia::unregister", UNREGISTER);
        if (event != null) {
            event.add("profile-name", "internal")
                    .add("username", id)
                    .add("from-user", id)
                    .add("from-host", domain);
            event.add("contact", quoted(registration))
                    .add("call-id", registration.callId())
                    .add("rpid", "unknown");
            event.add("realm", domain).add("network-ip", ip).add("network-port", registration.port());
            event.add("user-agent", AGENT).add("expires", 0);
            if (user != null) {
                credentials(event, user);
            }
            bus.fire(event);
        }
        return true;
    }

    /** Forgets the registration, as {@code flush_inbound_reg} and time do; tells {@code sofia::expire}. */
    public boolean expire(String id, String domain) {
        Registration registration = registrations.remove(id + '@' + domain);
        if (registration == null) {
            return false;
        }
        EventBuilder event = bus.begin("CUSTOM", "sofia::expire", EXPIRE);
        if (event != null) {
            event.add("profile-name", "internal")
                    .add("call-id", registration.callId())
                    .add("user", id);
            event.add("username", id).add("host", domain).add("contact", quoted(registration));
            event.add("expires", registration.expires())
                    .add("user-agent", AGENT)
                    .add("realm", domain);
            event.add("network-ip", ip).add("network-port", registration.port());
            bus.fire(event);
        }
        gone(registration, AWAY, "away", "Registered(UDP)", null);
        return true;
    }

    private void fire(String subclass, CallSite site, Registration registration, int seconds, String result) {
        EventBuilder event = bus.begin("CUSTOM", subclass, site);
        if (event == null) {
            return;
        }
        event.add("profile-name", "internal").add("from-user", registration.user());
        event.add("from-host", registration.domain()).add("contact", quoted(registration));
        event.add("call-id", registration.callId()).add("rpid", "unknown").add("status", "Registered(UDP)");
        event.add("expires", seconds).add("to-user", registration.user()).add("to-host", registration.domain());
        event.add("network-ip", ip).add("network-port", registration.port());
        if (!result.isEmpty()) {
            event.add("username", registration.user()).add("realm", registration.domain());
        }
        event.add("user-agent", AGENT);
        if (!result.isEmpty()) {
            event.add("auth-result", result);
        }
        bus.fire(event);
    }

    /** Nobody is there any more, for those who watch the user. */
    private void gone(
            Registration registration, CallSite site, String rpid, String agent, @Nullable String presenceSource) {
        EventBuilder event = bus.begin("PRESENCE_IN", site);
        if (event != null) {
            event.add("proto", "sip").add("rpid", rpid).add("login", "sip:mod_sofia@" + ip + ":5060");
            event.add("user-agent", agent).add("from", registration.address()).add("status", "Unregistered");
            event.add("presence-source", presenceSource).add("event_type", "presence");
            bus.fire(event);
        }
    }

    private static void credentials(EventBuilder event, User user) {
        event.add("sip_number_alias", user.id()).add("sip_auth_username", user.id());
        event.add("sip_auth_realm", user.domain()).add("number_alias", user.id());
        event.add("user_name", user.id()).add("domain_name", user.domain());
        user.variables().forEach(event::add);
    }

    private static String quoted(Registration registration) {
        return "\"\" <" + registration.contact() + '>';
    }
}
