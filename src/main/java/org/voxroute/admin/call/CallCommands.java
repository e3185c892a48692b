/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.QueryParameters;

/**
 * What can be done with a call that is going on; bean {@code callCommands}. Each method finds the call of the request
 * among the tenant's, and makes the body the arguments of the command that the route sends next. Thread-safe.
 */
public final class CallCommands {

    private static final String TARGET = "VoxrouteCallTarget";
    private static final String REQUEST = "VoxrouteCallRequest";
    private static final String ANSWER = "VoxrouteCallAnswer";
    private static final String UNSET = "_undef_";
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    private final ObjectMapper json;
    private final KnownCalls calls;
    private final Extensions extensions;
    private final DiallingRules rules;
    private final Clock clock;

    CallCommands(ObjectMapper json, KnownCalls calls, Extensions extensions, DiallingRules rules, Clock clock) {
        this.json = json;
        this.calls = calls;
        this.extensions = extensions;
        this.rules = rules;
        this.clock = clock;
    }

    /** First of all: whose call it is. On the request's thread. */
    public void find(Exchange exchange) {
        String uuid = exchange.getMessage().getHeader("uuid", "", String.class);
        exchange.setProperty(REQUEST, RequestBody.of(exchange, json));
        aim(exchange, calls.live(uuid));
    }

    /** The arguments that ask the switch which leg the found one is connected to. */
    public List<String> askForOther(Exchange exchange) {
        return SwitchArguments.variable(target(exchange).uuid(), "bridge_uuid");
    }

    /** From now on the other leg is meant; the body is the switch's answer. */
    public void takeOther(Exchange exchange) {
        String other = exchange.getMessage().getBody(String.class);
        if (other == null || other.isBlank() || other.equals(UNSET)) {
            throw ApiException.of(409, "not_connected", "The leg is not connected to another one", Map.of());
        }
        CallTarget from = target(exchange);
        aim(exchange, new CallTarget(other.strip(), from.callId(), from.node()));
    }

    /** Whether the request is about the leg that the named one is connected to. */
    public boolean isAboutOther(Exchange exchange) {
        return side(exchange) == CallSide.B;
    }

    public List<String> hangup(Exchange exchange) {
        return telling(
                exchange,
                "hanging_up",
                Map.of(),
                SwitchArguments.leg(target(exchange).uuid()));
    }

    public List<String> transfer(Exchange exchange) {
        String destination = RequestBody.required(request(exchange), "destination");
        extensions.requireUsable(destination);
        return telling(
                exchange,
                "transferring",
                Map.of("destination", destination),
                SwitchArguments.transfer(target(exchange).uuid(), side(exchange), destination, rules.context()));
    }

    public List<String> hold(Exchange exchange) {
        return telling(
                exchange,
                "holding",
                Map.of(),
                SwitchArguments.leg(target(exchange).uuid()));
    }

    public List<String> unhold(Exchange exchange) {
        return telling(
                exchange,
                "resuming",
                Map.of(),
                SwitchArguments.unhold(target(exchange).uuid()));
    }

    public List<String> digits(Exchange exchange) {
        String digits = RequestBody.required(request(exchange), "digits");
        return telling(
                exchange,
                "sending",
                Map.of(),
                SwitchArguments.digits(target(exchange).uuid(), digits));
    }

    public List<String> play(Exchange exchange) {
        String file = RequestBody.required(request(exchange), "file");
        return telling(
                exchange,
                "playing",
                Map.of("file", file),
                SwitchArguments.play(target(exchange).uuid(), file, side(exchange)));
    }

    /** The body is the switch's folder of recordings; the file is named by the call and the time. */
    public List<String> record(Exchange exchange) {
        CallTarget target = target(exchange);
        String folder = Objects.requireNonNullElse(exchange.getMessage().getBody(String.class), "")
                .strip();
        String file = target.callId() + "_" + STAMP.format(clock.instant()) + ".wav";
        return telling(
                exchange,
                "recording",
                Map.of("recording_path", folder + "/" + file),
                SwitchArguments.record(target.uuid(), folder, file));
    }

    public List<String> stopRecording(Exchange exchange) {
        return telling(
                exchange,
                "recording_stopped",
                Map.of(),
                SwitchArguments.stopRecording(target(exchange).uuid()));
    }

    public List<String> bridge(Exchange exchange) {
        CallTarget one = target(exchange);
        CallTarget other = calls.live(RequestBody.required(request(exchange), "uuid"));
        if (!Objects.equals(one.node(), other.node())) {
            throw SwitchProblems.unusable("uuid", "is a call on another switch");
        }
        if (one.uuid().equals(other.uuid())) {
            throw SwitchProblems.unusable("uuid", "is the same leg");
        }
        return telling(
                exchange,
                "bridging",
                Map.of("other_uuid", other.uuid()),
                SwitchArguments.bridge(one.uuid(), other.uuid()));
    }

    /** Last of all, once the switch has accepted the command: what the caller is told. */
    public Object accepted(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(ANSWER), "A command comes first");
    }

    private static List<String> telling(
            Exchange exchange, String status, Map<String, String> more, List<String> arguments) {
        CallTarget target = target(exchange);
        var answer = new LinkedHashMap<String, Object>();
        answer.put("uuid", target.uuid());
        answer.put("call_id", target.callId());
        answer.put("status", status);
        answer.putAll(more);
        exchange.setProperty(ANSWER, answer);
        return arguments;
    }

    private static void aim(Exchange exchange, CallTarget target) {
        exchange.setProperty(TARGET, target);
        CallTarget.toNode(exchange, target.node());
    }

    private static CallTarget target(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(TARGET, CallTarget.class), "The step find comes first");
    }

    private static JsonNode request(Exchange exchange) {
        return Objects.requireNonNull(exchange.getProperty(REQUEST, JsonNode.class), "The step find comes first");
    }

    /** In the body; of a command that has none in the query. */
    private static CallSide side(Exchange exchange) {
        String query = exchange.getMessage().getHeader(Exchange.HTTP_QUERY, String.class);
        String word = RequestBody.text(request(exchange), "leg");
        word = word == null ? QueryParameters.of(query).text("leg") : word;
        return word == null ? CallSide.A : CallSide.of(word);
    }
}
