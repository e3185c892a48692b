/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.engine;

import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.voxroute.simulator.event.EventBuilder;
import org.voxroute.simulator.event.EventBus;
import org.voxroute.simulator.model.ChannelEvents;
import org.voxroute.simulator.model.Gateways;
import org.voxroute.simulator.model.Registrations;
import org.voxroute.simulator.xml.AccessLists;
import org.voxroute.simulator.xml.SwitchXml;

/** The inside of the simulated switch: its parts, which all run on its one thread, know each other through it. A restart makes a new one. */
public final class SwitchCore {

    /** What a core is made of. */
    public record Parts(
            EventBus bus,
            Timer timer,
            SwitchXml xml,
            String ip,
            Path recordings,
            int maxLegs,
            Random random,
            Expansion.Functions functions) {}

    private final EventBus bus;
    private final Timer timer;
    private final SwitchXml xml;
    private final String ip;
    private final Signals signals;
    private final Legs legs;
    private final SipIdentity identity;
    private final SipFacts sip;
    private final Hangups hangups;
    private final Expansion expansion;
    private final Registrations registrations;
    private final Gateways gateways;
    private final Destinations destinations = new Destinations();
    private final Runner runner;
    private final Bridges bridges;
    private final Dialer dialer;
    private final Transfers transfers;
    private final InboundCalls inbound;
    private final Originations originations;
    private final LegControl control;
    private final ChannelMessages messages;
    private OutboundSockets outboundSockets = OutboundSockets.NONE;
    private final AccessLists accessLists;
    private final Recordings recordings;
    private final Unicasts unicasts = new Unicasts();
    private final Digits digits;

    public SwitchCore(Parts parts) {
        bus = parts.bus();
        timer = parts.timer();
        xml = parts.xml();
        ip = parts.ip();
        ChannelEvents events = new ChannelEvents(bus);
        signals = new Signals(events);
        legs = new Legs(parts.maxLegs());
        identity = new SipIdentity(parts.random());
        sip = new SipFacts(identity, ip);
        recordings = new Recordings(this, parts.recordings());
        digits = new Digits(this);
        hangups = new Hangups(signals, legs, recordings);
        expansion = new Expansion(xml.globals(), parts.functions());
        registrations = new Registrations(bus, ip);
        gateways = new Gateways(bus, xml, ip);
        transfers = new Transfers(this);
        bridges = new Bridges(this);
        dialer = new Dialer(this);
        runner = new Runner(this, Applications.all(this));
        inbound = new InboundCalls(this);
        originations = new Originations(this);
        control = new LegControl(this, new UuidBridge(this));
        messages = new ChannelMessages(this);
        accessLists = new AccessLists(xml);
    }

    public EventBus bus() {
        return bus;
    }

    public Timer timer() {
        return timer;
    }

    public SwitchXml xml() {
        return xml;
    }

    public String ip() {
        return ip;
    }

    Signals signals() {
        return signals;
    }

    public Legs legs() {
        return legs;
    }

    SipIdentity identity() {
        return identity;
    }

    SipFacts sip() {
        return sip;
    }

    Hangups hangups() {
        return hangups;
    }

    public Expansion expansion() {
        return expansion;
    }

    public Registrations registrations() {
        return registrations;
    }

    public Gateways gateways() {
        return gateways;
    }

    public Destinations destinations() {
        return destinations;
    }

    Unicasts unicasts() {
        return unicasts;
    }

    /** Nothing sounds any more. */
    public void silence() {
        unicasts.close();
    }

    Runner runner() {
        return runner;
    }

    public Bridges bridges() {
        return bridges;
    }

    public Dialer dialer() {
        return dialer;
    }

    public Transfers transfers() {
        return transfers;
    }

    public InboundCalls inbound() {
        return inbound;
    }

    public Originations originations() {
        return originations;
    }

    public Recordings recordings() {
        return recordings;
    }

    /** Who makes the connections of the dialplan's {@code socket}. */
    public void outboundSockets(OutboundSockets sockets) {
        outboundSockets = sockets;
    }

    OutboundSockets outboundSockets() {
        return outboundSockets;
    }

    public ChannelMessages messages() {
        return messages;
    }

    public Digits digits() {
        return digits;
    }

    public AccessLists accessLists() {
        return accessLists;
    }

    public LegControl control() {
        return control;
    }

    /** The leg's headers as {@code uuid_dump} prints them. */
    public Map<String, String> describe(Leg leg) {
        return ChannelEvents.dump(leg.channel());
    }

    /** The first frame of an outbound connection: everything about the leg, encoded even where it is a reply. */
    public byte[] connectReply(Leg leg, boolean async, boolean full) {
        EventBuilder event = bus.prepare("CHANNEL_DATA", Sites.SEND_EVENT);
        ChannelEvents.describeProfile(leg.channel(), "Channel-", event);
        ChannelEvents.describe(leg.channel(), "CHANNEL_DATA", event);
        event.add("Content-Type", "command/reply").add("Reply-Text", "+OK\n");
        event.add("Socket-Mode", async ? "async" : "static").add("Control", full ? "full" : "single-channel");
        return event.plainText();
    }

    public String newUuid() {
        return identity.uuid();
    }
}
