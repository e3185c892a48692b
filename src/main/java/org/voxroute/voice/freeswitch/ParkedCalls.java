/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.freeswitch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.call.from.freeswitch.WaitingCall;
import org.voxroute.esl.EslConstants;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.client.SwitchText;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.media.freeswitch.SwitchPorts;
import org.voxroute.media.freeswitch.UnicastCall;
import org.voxroute.media.freeswitch.UnicastCodec;
import org.voxroute.media.freeswitch.UnicastLines;
import org.voxroute.voice.VoiceConstants;
import org.voxroute.voice.session.CallPlan;
import org.voxroute.voice.session.VoiceSessions;

/** The steps of the routes {@code voice-freeswitch} that a route can't say; bean {@code parkedCalls}. Thread-safe. */
public final class ParkedCalls {

    /** Name of the transport, for routes and meters. */
    public static final String TRANSPORT = UnicastLines.TRANSPORT;

    private static final Logger LOG = LoggerFactory.getLogger(ParkedCalls.class);

    /** A failed call to a person brings the caller back, unless the dialplan has something else in mind. NO_ANSWER would always go on in the dialplan, were continue_on_fail not set. */
    private static final String BACK_AFTER_A_TALK = "park_after_bridge=true;continue_on_fail=false;transfer_on_fail="
            + "USER_BUSY,NO_ANSWER,NO_USER_RESPONSE,ALLOTTED_TIMEOUT,CALL_REJECTED,USER_NOT_REGISTERED,"
            + "SUBSCRIBER_ABSENT,UNALLOCATED_NUMBER,INVALID_NUMBER_FORMAT,NORMAL_TEMPORARY_FAILURE,NORMAL_UNSPECIFIED,"
            + "RECOVERY_ON_TIMER_EXPIRE,DESTINATION_OUT_OF_ORDER,NETWORK_OUT_OF_ORDER,GATEWAY_DOWN,INVALID_GATEWAY,"
            + "INCOMPATIBLE_DESTINATION,SERVICE_UNAVAILABLE,CHAN_NOT_IMPLEMENTED park inline";

    private final VoiceSessions sessions;
    private final UnicastLines lines;
    private final SwitchPorts ports;
    private final MediaAddresses addresses;
    private final ObjectMapper json;
    private final People people;
    private final int defaultTenant;

    /** @param defaultTenant of calls of which the switch doesn't say whose they are */
    public ParkedCalls(
            VoiceSessions sessions,
            UnicastLines lines,
            SwitchPorts ports,
            MediaAddresses addresses,
            ObjectMapper json,
            People people,
            int defaultTenant) {
        this.sessions = sessions;
        this.lines = lines;
        this.ports = ports;
        this.addresses = addresses;
        this.json = json;
        this.people = people;
        this.defaultTenant = defaultTenant;
    }

    /** Whether the event's channel is parked for a voice agent, and has no audio yet. */
    public boolean isWaiting(Exchange exchange) {
        WaitingCall call = WaitingCall.of(event(exchange));
        return call != null && !lines.has(call.channel());
    }

    /**
     * The hub is ready for the call's audio; the body is what the switch is to be told.
     *
     * @throws RuntimeException if it can't be; the message says why
     */
    public Map<String, String> expect(Exchange exchange) {
        WaitingCall waiting = Objects.requireNonNull(WaitingCall.of(event(exchange)), "No call waits");
        Message message = exchange.getMessage();
        String node = message.getHeader(EslConstants.NODE, String.class);
        message.setHeader(EslConstants.UUID, waiting.channel());
        UUID id = UUID.fromString(waiting.call());
        message.setHeader(VoiceConstants.CALL, waiting.call());
        message.setHeader(VoiceConstants.TRANSPORT, TRANSPORT);
        int tenant = waiting.tenant() == null ? defaultTenant : waiting.tenant();
        message.setHeader(VoiceConstants.TENANT, tenant);
        message.setHeader(VoiceConstants.AGENT, waiting.voiceAgent());
        InetSocketAddress hub = lines.address();
        if (hub == null) {
            throw new IllegalStateException("There is no socket for FreeSWITCH's audio: does its route run?");
        }
        InetSocketAddress peer = ports.take(addresses.node(node));
        try {
            var codec = UnicastCodec.of(waiting.rate(), waiting.packet());
            lines.expect(new UnicastCall(id, waiting.channel(), node, peer, codec, tenant, waiting.voiceAgent()));
        } catch (RuntimeException e) {
            ports.giveBack(peer);
            throw e;
        }
        if (!sessions.announce(new CallPlan(id, tenant, waiting.voiceAgent(), true))) {
            lines.left(waiting.channel(), "Too many calls are expected");
            throw new IllegalStateException("Too many calls are expected already");
        }
        return unicast(peer, addresses.hub().getHostAddress(), hub.getPort());
    }

    private static Map<String, String> unicast(InetSocketAddress peer, String hub, int port) {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("local-ip", peer.getAddress().getHostAddress());
        told.put("local-port", Integer.toString(peer.getPort()));
        told.put("remote-ip", hub);
        told.put("remote-port", Integer.toString(port));
        told.put("transport", "udp");
        return told;
    }

    /** The audio can't be started: nothing is expected any more, and the log says why. */
    public void failed(Exchange exchange) {
        String channel = exchange.getMessage().getHeader(EslConstants.UUID, String.class);
        Exception why = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        String words = why == null ? "unknown" : String.valueOf(why.getMessage());
        LOG.warn("The audio of channel {} can't be started: {}", channel, words);
        exchange.getMessage().setHeader(VoiceConstants.REASON, words);
        if (channel != null) {
            lines.left(channel, "Its audio could not be started: " + words);
        }
    }

    /** Tells, in its order with all that happens on the call, that it has no audio; the headers say why. */
    public void tellOfNoAudio(Exchange exchange) {
        Message message = exchange.getMessage();
        String call = message.getHeader(VoiceConstants.CALL, String.class);
        if (call != null) {
            int tenant = message.getHeader(VoiceConstants.TENANT, defaultTenant, Integer.class);
            String voiceAgent = message.getHeader(VoiceConstants.AGENT, String.class);
            String why = message.getHeader(VoiceConstants.REASON, "unknown", String.class);
            sessions.audioFailed(new CallPlan(UUID.fromString(call), tenant, voiceAgent, true), TRANSPORT, why);
        }
    }

    /** The event's channel is not parked any more. */
    public void left(Exchange exchange) {
        EslEvent event = event(exchange);
        String channel = WaitingCall.channelOf(event);
        if (channel != null) {
            String cause = event.header("Hangup-Cause");
            lines.left(channel, cause == null ? "The call was taken elsewhere" : "The call hung up: " + cause);
        }
    }

    /** Somebody pressed a key. */
    public void press(Exchange exchange) {
        EslEvent event = event(exchange);
        String channel = WaitingCall.channelOf(event);
        String key = event.header("DTMF-Digit");
        if (channel != null && key != null && key.length() == 1 && "0123456789ABCDabcd*#".contains(key)) {
            lines.press(channel, Character.toUpperCase(key.charAt(0)));
        }
    }

    /** The connection to the switch is there again: what ended meanwhile has no audio any more. */
    public void resynced(Exchange exchange) {
        String node = exchange.getMessage().getHeader(EslConstants.NODE, String.class);
        String told = event(exchange).header(ReceivedEvent.CHANNELS);
        Set<String> alive = told == null ? Set.of() : Set.of(told.split(","));
        for (UnicastCall call : lines.all()) {
            if (call.node().equals(node) && !alive.contains(call.channel())) {
                lines.left(call.channel(), "The switch has lost the call");
            }
        }
    }

    /**
     * Of the body, which is {@code show channels as json}, the parked channels that have no audio.
     *
     * @throws JsonProcessingException if it is no such table
     */
    public List<String> withoutAudio(String body) throws JsonProcessingException {
        var found = new ArrayList<String>();
        for (JsonNode row : json.readTree(body).path("rows")) {
            String uuid = row.path("uuid").asText();
            String state = row.path("state").asText();
            boolean isParked = state.equals("CS_PARK")
                    || state.equals("CS_EXECUTE")
                            && row.path("application").asText().equals("park");
            if (isParked && !lines.has(uuid)) {
                found.add(uuid);
            }
        }
        return found;
    }

    /** The header {@code CamelVoiceCall} names a call that talks: from now on its channel and node are headers, too. */
    public void find(Exchange exchange) {
        String call = exchange.getMessage().getHeader(VoiceConstants.CALL, String.class);
        UnicastCall found =
                call == null ? null : lines.find(UUID.fromString(call)).orElse(null);
        if (found == null) {
            throw new IllegalArgumentException("Call " + call + " has no audio of FreeSWITCH");
        }
        exchange.getMessage().setHeader(EslConstants.UUID, found.channel());
        exchange.getMessage().setHeader(EslConstants.NODE, found.node());
    }

    /** Arguments of {@code uuid_setvar_multi}: the caller comes back to the voice agent after the talk with a person, and if there is none. */
    public String comesBack(Exchange exchange) {
        return SwitchText.uuid(channel(exchange)) + " " + BACK_AFTER_A_TALK;
    }

    /** Arguments of {@code uuid_transfer} to the extension or number that the header {@code CamelVoiceTarget} names, or else to whoever takes such calls. */
    public List<String> transfer(Exchange exchange) {
        String to = exchange.getMessage().getHeader(VoiceConstants.TARGET, people.fallback(), String.class);
        if (to.isEmpty()) {
            throw new IllegalArgumentException(
                    "The voice agent says nobody who is to go on, and FS_MEDIA_FALLBACK isn't set");
        }
        return people.transfer(channel(exchange), to);
    }

    /** Whether somebody takes the calls whose audio fails. */
    public boolean hasFallback() {
        return !people.fallback().isEmpty();
    }

    /** Arguments of {@code uuid_transfer} to that somebody. */
    public List<String> toFallback(Exchange exchange) {
        return people.transfer(channel(exchange), people.fallback());
    }

    private static String channel(Exchange exchange) {
        @Nullable String channel = exchange.getMessage().getHeader(EslConstants.UUID, String.class);
        return Objects.requireNonNull(channel, "No channel: set the header CamelEslUuid");
    }

    private static EslEvent event(Exchange exchange) {
        return Objects.requireNonNull(exchange.getMessage().getBody(EslEvent.class), "No event of the switch");
    }
}
