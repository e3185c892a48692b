/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.call;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.IntSupplier;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.admin.ApiException;
import org.voxroute.esl.client.ReceivedEvent;

/**
 * Click-to-call, step by step as {@code routes/calls.camel.yaml} has it; bean {@code dialling}. The caller is answered as
 * soon as the agent's telephone rings or it is known that it won't, and after half a second in any case; what
 * happens then is told by events. Thread-safe.
 */
public final class Dialling {

    private static final Logger LOG = LoggerFactory.getLogger(Dialling.class);

    private static final String DIAL = "VoxrouteDial";
    private static final String KEY = "VoxrouteDialKey";
    private static final String IS_NEW = "VoxrouteDialIsNew";
    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Pattern GATEWAY_STATUS = Pattern.compile("(?m)^Status\\s+(\\S+)");
    private static final Pattern KEY_TEXT = Pattern.compile("[\\x21-\\x7e]{1,100}");

    private final ObjectMapper json;
    private final IntSupplier tenant;
    private final DiallingRules rules;
    private final Dials dials;
    private final Extensions extensions;
    private final Clock clock;

    Dialling(
            ObjectMapper json,
            IntSupplier tenant,
            DiallingRules rules,
            Dials dials,
            Extensions extensions,
            Clock clock) {
        this.json = json;
        this.tenant = tenant;
        this.rules = rules;
        this.dials = dials;
        this.extensions = extensions;
        this.clock = clock;
    }

    /** The request becomes the dial under way, the body the arguments that ask for the gateway's status. */
    public void prepare(Exchange exchange) {
        DialRequest dial = requested(RequestBody.of(exchange, json));
        if (dial.agentExtension() != null) {
            extensions.requireUsable(dial.agentExtension());
        } else if (dial.voiceAgent() != null) {
            extensions.requireVoiceAgent(dial.voiceAgent());
        }
        Dials.Key key = key(exchange, dial.tenant());
        exchange.setProperty(KEY, key);
        DialRequest earlier = dials.earlier(key);
        underWay(exchange, dial, earlier == null ? dial : earlier);
        CallTarget.toNode(exchange, rules.node());
        exchange.getMessage().setBody(SwitchArguments.gatewayStatus(rules.gateway()));
    }

    private DialRequest requested(JsonNode request) {
        String number = RequestBody.text(request, "caller_id_number");
        String name = RequestBody.text(request, "caller_id_name");
        number = number == null ? rules.callerIdNumber() : number;
        String extension = RequestBody.text(request, "agent_extension");
        String voiceAgent = RequestBody.text(request, "voice_agent");
        if ((extension == null) == (voiceAgent == null)) {
            throw SwitchProblems.unusable(
                    "agent_extension", "exactly one of agent_extension and voice_agent is needed");
        }
        int rings = request.path("timeout_s").asInt((int) rules.agentRings().toSeconds());
        return new DialRequest(
                UUID.randomUUID().toString(),
                tenant.getAsInt(),
                extension,
                voiceAgent,
                PhoneNumbers.e164("destination", RequestBody.required(request, "destination"), rules.country()),
                number == null ? null : PhoneNumbers.e164("caller_id_number", number, rules.country()),
                name == null ? rules.callerIdName() : name,
                Duration.ofSeconds(rings));
    }

    private static Dials.@Nullable Key key(Exchange exchange, int tenant) {
        String text = exchange.getMessage().getHeader(IDEMPOTENCY_KEY, String.class);
        if (text == null) {
            return null;
        }
        if (!KEY_TEXT.matcher(text).matches()) {
            throw ApiException.invalidParameter(IDEMPOTENCY_KEY, "is 1 to 100 characters of ASCII without spaces");
        }
        return new Dials.Key(tenant, text);
    }

    /** @throws ApiException 422 if the key that both came with stood for something else before */
    private static void underWay(Exchange exchange, DialRequest asked, DialRequest dial) {
        if (!dial.isLike(asked)) {
            throw SwitchProblems.unusable(IDEMPOTENCY_KEY, "was used for another request before");
        }
        exchange.setProperty(DIAL, dial);
        exchange.setProperty(IS_NEW, dial.uuid().equals(asked.uuid()));
    }

    /** Whether the switch is still to be asked; else it is the same request once more. */
    public boolean isNew(Exchange exchange) {
        return exchange.getProperty(IS_NEW, false, Boolean.class);
    }

    /**
     * An agent isn't rung for a gateway that is down. The body becomes the arguments of {@code originate}.
     *
     * @throws ApiException 503 if it is down, 502 if the switch has none of this name
     */
    public void originate(Exchange exchange) {
        String status = exchange.getMessage().getBody(String.class);
        requireGateway(status == null ? "" : status);
        DialRequest dial = dial(exchange);
        exchange.getMessage().setBody(SwitchArguments.originate(dial, rules));
        underWay(exchange, dial, dials.add(dial, exchange.getProperty(KEY, Dials.Key.class)));
    }

    private void requireGateway(String status) {
        Map<String, String> details = Map.of("gateway", rules.gateway());
        if (status.startsWith(Gateways.UNKNOWN)) {
            throw ApiException.of(502, "gateway_unknown", "The switch has no such gateway", details);
        }
        var found = GATEWAY_STATUS.matcher(status);
        if (found.find() && !found.group(1).equals("UP")) {
            throw ApiException.of(503, "gateway_down", "The gateway is down", details);
        }
    }

    /** What the caller is told, once there is something to tell. */
    public CompletionStage<Map<String, Object>> begun(Exchange exchange) {
        DialRequest dial = dial(exchange);
        return dials.beginning(dial.uuid(), PATIENCE).thenApply(nothing -> dial.answer());
    }

    /** The switch's answer to {@code originate}: the agent has answered. */
    public void answered(Exchange exchange) {
        dials.begun(dial(exchange).uuid());
    }

    /**
     * {@code originate} has come to nothing. Who waits is told; who was answered already hears it by events.
     *
     * @return those events, for the calls' log; none if somebody waited, or if the outcome is unknown
     */
    public List<ReceivedEvent> failed(Exchange exchange) {
        DialRequest dial = dial(exchange);
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        ApiException told = e == null ? null : SwitchProblems.toldOf(e);
        Exception problem = told != null ? told : e != null ? e : new IllegalStateException("No answer, no error");
        boolean isOver = e == null || !SwitchProblems.isOutcomeUnknown(e);
        if (dials.failed(dial.uuid(), problem, isOver)) {
            return List.of();
        }
        LOG.info("Call {} was not made: {} {}", dial.uuid(), problem.getMessage(), told == null ? "" : told.details());
        return isOver ? UntoldCall.of(dial, told, rules.node(), clock.instant()) : List.of();
    }

    /** A telephone rings. Most that do were not dialled here. */
    public void rings(@Header("CamelEslUuid") @Nullable String leg) {
        if (leg != null) {
            dials.begun(leg);
        }
    }

    private static DialRequest dial(Exchange exchange) {
        DialRequest dial = exchange.getProperty(DIAL, DialRequest.class);
        if (dial == null) {
            throw new IllegalStateException("The step prepare comes first");
        }
        return dial;
    }
}
