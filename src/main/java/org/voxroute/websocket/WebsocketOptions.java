/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.websocket;

import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.jspecify.annotations.Nullable;

/** The options of an endpoint, as its URI gives them. */
@UriParams
public class WebsocketOptions {

    @UriParam(
            label = "common",
            defaultValue = "65536",
            description = "The longest message that is received, in characters or bytes; a longer one closes with 1009")
    private int maxMessageSize = 65_536;

    @UriParam(
            label = "common",
            defaultValue = "1000",
            description = "Messages that may wait for one connection; a peer that lets more wait is closed with 1013")
    private int queueSize = 1_000;

    @UriParam(
            label = "common",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "How often a silent peer is pinged; without an answer in two and a half times as long it is"
                    + " closed. 0: never")
    private long pingInterval = 30_000;

    @UriParam(
            label = "consumer",
            description = "Whose web pages may connect, separated by comma: https://host[:port]; * for all. Without it"
                    + " only pages of the same host. Programs that are not browsers are not asked")
    private @Nullable String allowedOrigins;

    @UriParam(
            label = "consumer",
            defaultValue = "1000",
            description = "Connections at a time; more are answered with 503")
    private int maxSessions = 1_000;

    @UriParam(label = "consumer", description = "WebSocket subprotocols that the path speaks, separated by comma")
    private @Nullable String subprotocols;

    @UriParam(
            label = "consumer",
            defaultValue = "token,access_token",
            description =
                    "Query parameters and variables of the path that are kept from the route, since headers are logged easily")
    private String secretParameters = "token,access_token";

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description = "Also sends open, close and error to the route (header CamelWebsocketEvent), without body")
    private boolean lifecycle;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Sends to all connections of the path instead of the one that CamelWebsocketSessionKey names")
    private boolean sendToAll;

    @UriParam(
            label = "producer",
            prefix = "filter.",
            multiValue = true,
            description = "filter.callSid=CamelCallId sends only to peers whose query parameter callSid equals the"
                    + " header CamelCallId, and to those that gave none")
    private Map<String, Object> filters = Map.of();

    @UriParam(
            label = "producer",
            prefix = "default.",
            multiValue = true,
            description = "default.format=flat lets a filter take a peer without the parameter format as if it had"
                    + " asked for flat")
    private Map<String, Object> defaults = Map.of();

    @UriParam(
            label = "producer",
            prefix = "claim.",
            multiValue = true,
            description = "claim.tenant_id=CamelCallTenant sends only to peers whose token has the claim tenant_id with"
                    + " the value of that header")
    private Map<String, Object> claims = Map.of();

    @UriParam(
            label = "advanced",
            prefix = "query.",
            multiValue = true,
            secret = true,
            description = "Client: query parameters of the URL, as query.name=value")
    private Map<String, Object> query = Map.of();

    @UriParam(
            label = "advanced",
            prefix = "handshake.",
            multiValue = true,
            secret = true,
            description = "Client: headers of the handshake, as handshake.Authorization=value")
    private Map<String, Object> handshake = Map.of();

    @UriParam(
            label = "advanced",
            defaultValue = "5000",
            javaType = "java.time.Duration",
            description = "Client: time for one attempt to connect, and for a message to wait for the connection")
    private long connectTimeout = 5_000;

    @UriParam(
            label = "advanced",
            defaultValue = "true",
            description = "Client: whether a lost connection is opened again")
    private boolean reconnect = true;

    @UriParam(
            label = "advanced",
            defaultValue = "500",
            javaType = "java.time.Duration",
            description = "Client: wait before the second attempt; doubled each time, varied by a quarter")
    private long reconnectDelay = 500;

    @UriParam(
            label = "advanced",
            defaultValue = "30000",
            javaType = "java.time.Duration",
            description = "Client: the longest wait between attempts")
    private long reconnectMaxDelay = 30_000;

    @UriParam(
            label = "advanced",
            defaultValue = "0",
            description = "Client: attempts that may fail in a row, then the exception handler is told. 0: any number")
    private int maxAttempts;

    PeerLimits limits() {
        return new PeerLimits(maxMessageSize, queueSize, Duration.ofMillis(pingInterval));
    }

    PathOptions path() {
        return new PathOptions(
                words(allowedOrigins), maxSessions, words(subprotocols), words(secretParameters), limits());
    }

    ClientOptions client() {
        var backoff = new Backoff(
                Duration.ofMillis(reconnectDelay),
                Duration.ofMillis(reconnectMaxDelay),
                () -> ThreadLocalRandom.current().nextDouble());
        return new ClientOptions(limits(), Duration.ofMillis(connectTimeout), reconnect, maxAttempts, backoff);
    }

    private static Set<String> words(@Nullable String list) {
        var words = new LinkedHashSet<String>();
        if (list != null) {
            Arrays.stream(list.split(","))
                    .map(String::strip)
                    .filter(word -> !word.isEmpty())
                    .forEach(words::add);
        }
        return words;
    }

    public int getMaxMessageSize() {
        return maxMessageSize;
    }

    public void setMaxMessageSize(int maxMessageSize) {
        this.maxMessageSize = maxMessageSize;
    }

    public int getQueueSize() {
        return queueSize;
    }

    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    public long getPingInterval() {
        return pingInterval;
    }

    public void setPingInterval(long pingInterval) {
        this.pingInterval = pingInterval;
    }

    public @Nullable String getAllowedOrigins() {
        return allowedOrigins;
    }

    public void setAllowedOrigins(@Nullable String allowedOrigins) {
        this.allowedOrigins = allowedOrigins;
    }

    public int getMaxSessions() {
        return maxSessions;
    }

    public void setMaxSessions(int maxSessions) {
        this.maxSessions = maxSessions;
    }

    public @Nullable String getSubprotocols() {
        return subprotocols;
    }

    public void setSubprotocols(@Nullable String subprotocols) {
        this.subprotocols = subprotocols;
    }

    public String getSecretParameters() {
        return secretParameters;
    }

    public void setSecretParameters(String secretParameters) {
        this.secretParameters = secretParameters;
    }

    public boolean isLifecycle() {
        return lifecycle;
    }

    public void setLifecycle(boolean lifecycle) {
        this.lifecycle = lifecycle;
    }

    public boolean isSendToAll() {
        return sendToAll;
    }

    public void setSendToAll(boolean sendToAll) {
        this.sendToAll = sendToAll;
    }

    public Map<String, Object> getFilters() {
        return filters;
    }

    public void setFilters(Map<String, Object> filters) {
        this.filters = filters;
    }

    public Map<String, Object> getDefaults() {
        return defaults;
    }

    public void setDefaults(Map<String, Object> defaults) {
        this.defaults = defaults;
    }

    public Map<String, Object> getClaims() {
        return claims;
    }

    public void setClaims(Map<String, Object> claims) {
        this.claims = claims;
    }

    public Map<String, Object> getQuery() {
        return query;
    }

    public void setQuery(Map<String, Object> query) {
        this.query = query;
    }

    public Map<String, Object> getHandshake() {
        return handshake;
    }

    public void setHandshake(Map<String, Object> handshake) {
        this.handshake = handshake;
    }

    public long getConnectTimeout() {
        return connectTimeout;
    }

    public void setConnectTimeout(long connectTimeout) {
        this.connectTimeout = connectTimeout;
    }

    public boolean isReconnect() {
        return reconnect;
    }

    public void setReconnect(boolean reconnect) {
        this.reconnect = reconnect;
    }

    public long getReconnectDelay() {
        return reconnectDelay;
    }

    public void setReconnectDelay(long reconnectDelay) {
        this.reconnectDelay = reconnectDelay;
    }

    public long getReconnectMaxDelay() {
        return reconnectMaxDelay;
    }

    public void setReconnectMaxDelay(long reconnectMaxDelay) {
        this.reconnectMaxDelay = reconnectMaxDelay;
    }

    public int getMaxAttempts() {
        return maxAttempts;
    }

    public void setMaxAttempts(int maxAttempts) {
        this.maxAttempts = maxAttempts;
    }
}
