/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.voxroute.admin.ApiException;
import org.voxroute.admin.http.Envelope.Refusal;

/**
 * Makes a route's outcome the answer of the API; bean {@code apiAnswers}. The request's headers never become the
 * answer's. Thread-safe.
 */
public final class ApiAnswers {

    private static final Logger LOG = LoggerFactory.getLogger(ApiAnswers.class);

    private final ObjectMapper json;

    public ApiAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** 200 with the body as {@code data}. */
    public void data(Exchange exchange) {
        answer(exchange.getMessage(), 200, Envelope.data(exchange.getMessage().getBody()));
    }

    /** The error that the exchange ran into. */
    public void refusal(Exchange exchange) {
        Exception e = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        Refusal refusal = e == null ? Refusal.of(500) : Refusal.of(e, exchange.getExchangeId());
        if (e instanceof ApiException) {
            LOG.debug("{} ({}) is refused: {}", exchange.getFromRouteId(), exchange.getExchangeId(), refusal);
        } else if (!refusal.isExpected()) {
            LOG.error("{} ({}) failed", exchange.getFromRouteId(), exchange.getExchangeId(), e);
        }
        refuse(exchange.getMessage(), refusal);
    }

    void refuse(Message message, Refusal refusal) {
        answer(message, refusal.status(), refusal.envelope());
        if (refusal.status() == 503) {
            message.setHeader("Retry-After", "5");
        }
    }

    private void answer(Message message, int status, Map<String, ? extends @Nullable Object> envelope) {
        message.removeHeaders("*");
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(write(envelope));
    }

    String write(Map<String, ? extends @Nullable Object> envelope) {
        try {
            return json.writeValueAsString(envelope);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An answer that is no JSON", e);
        }
    }
}
