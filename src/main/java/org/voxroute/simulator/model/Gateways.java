/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.voxroute.simulator.event.CallSite;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.xml.SwitchXml;
import org.voxroute.simulator.xml.XmlNode;

/** The gateways of the configuration. A new one appears with {@code sofia profile ... rescan}, not with {@code reloadxml} alone. Used on the switch's thread. */
public final class Gateways {

    private static final CallSite STATE = CallSite.of("sofia_reg.c", "sofia_reg_fire_custom_gateway_state_event", 156);

    private final EventBus bus;
    private final SwitchXml xml;
    private final String ip;
    private final Map<String, Gateway> gateways = new LinkedHashMap<>();

    public Gateways(EventBus bus, SwitchXml xml, String ip) {
        this.bus = bus;
        this.xml = xml;
        this.ip = ip;
    }

    /** Adds what the configuration has and isn't known yet. */
    public void rescan() {
        xml.configuration("sofia.conf").ifPresent(sofia -> {
            for (XmlNode profiles : sofia.children("profiles")) {
                for (XmlNode profile : profiles.children("profile")) {
                    for (XmlNode all : profile.children("gateways")) {
                        all.children("gateway").forEach(gateway -> add(profile.attribute("name"), gateway));
                    }
                }
            }
        });
    }

    private void add(String profile, XmlNode xmlGateway) {
        String name = xmlGateway.attribute("name");
        String realm = param(xmlGateway, "realm", param(xmlGateway, "proxy", name));
        String proxy = param(xmlGateway, "proxy", realm);
        Gateway.Settings settings = new Gateway.Settings(
                param(xmlGateway, "username", "not-set"),
                realm,
                proxy.contains(":") ? proxy : proxy + ":5060",
                param(xmlGateway, "register", "true").equals("true"),
                seconds(param(xmlGateway, "ping", "0")));
        gateways.computeIfAbsent(name, key -> new Gateway(key, profile, settings));
    }

    private static int seconds(String text) {
        return text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
    }

    private static String param(XmlNode gateway, String name, String otherwise) {
        return gateway.child("param", "name", name)
                .map(param -> param.attribute("value"))
                .filter(value -> !value.isEmpty())
                .orElse(otherwise);
    }

    public Optional<Gateway> of(String name) {
        return Optional.ofNullable(gateways.get(name));
    }

    public List<Gateway> all() {
        return List.copyOf(gateways.values());
    }

    public boolean remove(String name) {
        return gateways.remove(name) != null;
    }

    /** The gateway begins or ceases to answer. */
    public void set(Gateway gateway, boolean up) {
        if (gateway.isUp() == up) {
            return;
        }
        gateway.up(up);
        gateway.pinged(bus.now() / 1_000_000);
        EventBuilder event = bus.begin("CUSTOM", "sofia::gateway_state", STATE);
        if (event != null) {
            event.add("Gateway", gateway.name()).add("State", "NOREG").add("Ping-Status", up ? "UP" : "DOWN");
            event.add("Phrase", up ? "OK" : "Service Unavailable").add("Status", up ? "200" : "503");
            bus.fire(event);
        }
    }

    public String ip() {
        return ip;
    }
}
