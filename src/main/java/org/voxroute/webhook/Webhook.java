/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.webhook;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.Handler;
import org.apache.camel.InvalidPayloadException;
import org.jspecify.annotations.Nullable;

/**
 * Posts a message's body to one URL, signed if there is a secret. Uses the JDK's client: no header of the message
 * decides where it goes, none leaves with it, and redirects are not followed. The message stays as it is. Thread-safe
 * once its properties are set; blocks the caller until the receiver has answered, at most for the timeout.
 */
public final class Webhook {

    private static final JsonFactory JSON = new JsonFactory();
    private static final int TOO_MANY = 429;
    private static final int REQUEST_TIMEOUT = 408;

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Clock clock;
    private @Nullable URI url;
    private @Nullable Signature signature;
    private Duration timeout = Duration.ofSeconds(10);

    public Webhook() {
        this(Clock.systemUTC());
    }

    Webhook(Clock clock) {
        this.clock = clock;
    }

    /** @throws IllegalArgumentException if it is not http or https */
    public void setUrl(String text) {
        URI parsed = URI.create(text);
        if (parsed.getHost() == null || !("https".equals(parsed.getScheme()) || "http".equals(parsed.getScheme()))) {
            throw new IllegalArgumentException("The webhook's url must begin with https:// or http:// and name a host");
        }
        this.url = parsed;
    }

    /** @param secret empty: messages are not signed */
    public void setSecret(String secret) {
        this.signature = secret.isBlank() ? null : new Signature(secret);
    }

    public void setTimeoutMillis(long millis) {
        this.timeout = Duration.ofMillis(millis);
    }

    /** @throws WebhookException if it was not taken: no connection, no answer in time, or another status than 2xx */
    @Handler
    public void post(Exchange exchange) throws WebhookException, InvalidPayloadException {
        URI target = url;
        if (target == null) {
            throw new IllegalStateException("The webhook has no url");
        }
        byte[] body = exchange.getMessage().getMandatoryBody(byte[].class);
        Envelope envelope = Envelope.of(body);
        HttpRequest.Builder request = HttpRequest.newBuilder(target)
                .timeout(timeout)
                .header("content-type", envelope.contentType())
                .header("user-agent", "voxroute")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body));
        sign(request, envelope.id(), body);
        int status = status(target, request.build());
        if (status < 200 || status > 299) {
            boolean worthAnotherTry = status >= 500 || status == TOO_MANY || status == REQUEST_TIMEOUT;
            throw new WebhookException(target.getHost() + " answered with status " + status, worthAnotherTry);
        }
    }

    private void sign(HttpRequest.Builder request, String id, byte[] body) {
        Instant now = clock.instant();
        request.header("webhook-id", id).header("webhook-timestamp", String.valueOf(now.getEpochSecond()));
        if (signature != null) {
            request.header("webhook-signature", signature.of(id, now, body));
        }
    }

    private int status(URI target, HttpRequest request) throws WebhookException {
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            throw new WebhookException("No answer from " + target.getHost() + ": " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new WebhookException("Interrupted while " + target.getHost() + " was asked", e);
        }
    }

    /** What the receiver can know a repeated message by: the id of a CloudEvent, else one of its own. */
    private record Envelope(String id, String contentType) {

        static Envelope of(byte[] body) {
            String id = null;
            boolean cloudEvent = false;
            try (JsonParser parser = JSON.createParser(body)) {
                if (parser.nextToken() == JsonToken.START_OBJECT) {
                    while (parser.nextToken() == JsonToken.FIELD_NAME) {
                        String name = parser.currentName();
                        JsonToken value = parser.nextToken();
                        if (name.equals("id") && value == JsonToken.VALUE_STRING) {
                            id = parser.getText();
                        }
                        cloudEvent |= name.equals("specversion");
                        parser.skipChildren();
                    }
                }
            } catch (IOException e) {
                return new Envelope(UUID.randomUUID().toString(), "text/plain; charset=utf-8");
            }
            String type = cloudEvent ? "application/cloudevents+json; charset=utf-8" : "application/json";
            boolean usable = id != null && id.length() <= 200 && id.chars().allMatch(c -> c > 32 && c < 127);
            return new Envelope(usable && id != null ? id : UUID.randomUUID().toString(), type);
        }
    }
}
