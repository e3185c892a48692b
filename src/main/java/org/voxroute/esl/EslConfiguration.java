/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;
import org.voxroute.esl.client.Subscription;

/** The options of an {@code esl:} URI. The text of an option stands at its field and becomes the documentation. Set by Camel, then left alone. */
@UriParams
public class EslConfiguration {

    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration JOB = Duration.ofSeconds(60);

    @UriPath(
            enums = "events,api,bgapi,execute,sendmsg,outbound",
            description =
                    "What kind of exchange: events and outbound are consumers, api, bgapi, execute and sendmsg producers")
    @Metadata(required = true)
    private EslOperation operation = EslOperation.EVENTS;

    @UriParam(
            label = "common",
            description =
                    "Name of the configured FreeSWITCH node. A consumer without it hears all nodes; a producer without it needs the header CamelEslNode where there are several, and the header wins")
    private @Nullable String node;

    @UriParam(
            label = "consumer",
            defaultValue = "ALL",
            description =
                    "Names of events, separated by commas; CUSTOM is followed by its subclasses: CHANNEL_ANSWER,CUSTOM sofia::register sofia::unregister. For outbound: of the channel's own events")
    private String events = "ALL";

    @UriParam(
            label = "consumer",
            prefix = "filter.",
            multiValue = true,
            description =
                    "Headers that an event must have, as filter.Call-Direction=inbound. One match is enough. A value in slashes is a regular expression; one with a minus in front keeps events away. Applied by FreeSWITCH, and checked here")
    private Map<String, Object> filter = new LinkedHashMap<>();

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "Also send VOXROUTE_CONNECTED, VOXROUTE_LOST and, once channels were compared, VOXROUTE_RESYNCED")
    private boolean lifecycle = false;

    @UriParam(
            label = "consumer",
            defaultValue = "true",
            description =
                    "After a connection, compare the switch's channels with those known before, and send the differences as events marked CamelEslSynthetic")
    private boolean resync = true;

    @UriParam(
            label = "consumer",
            defaultValue = "10000",
            description =
                    "Events that wait for the route. Full, events are let go and counted, by kind: the ends of calls are kept, up to twice this number. For outbound: of each call")
    private int queueSize = 10000;

    @UriParam(
            label = "consumer",
            defaultValue = "1",
            description =
                    "Threads that run the route. With more than one, events keep their order per channel, not across channels")
    private int concurrency = 1;

    @UriParam(
            label = "consumer",
            defaultValue = "false",
            description =
                    "The body is a List of ReceivedEvent: what waits, without a delay. The next list comes when the exchange is done")
    private boolean batching = false;

    @UriParam(label = "consumer", defaultValue = "500", description = "Events in a list at most, with batching")
    private int maxBatch = 500;

    @UriParam(
            label = "outbound",
            defaultValue = "8084",
            description = "Port that FreeSWITCH's socket application connects to; 0 for any")
    private int port = 8084;

    @UriParam(
            label = "outbound",
            defaultValue = "127.0.0.1",
            description = "Address of this machine that is listened on. Whoever reaches it can pretend to be a switch")
    private String bindAddress = "127.0.0.1";

    @UriParam(
            label = "outbound",
            defaultValue = "true",
            description = "Ask the switch to keep the socket until the last events of an ended call were sent")
    private boolean linger = true;

    @UriParam(label = "outbound", defaultValue = "1000", description = "Calls at once; more are turned away")
    private int maxCalls = 1000;

    @UriParam(
            label = "producer",
            description =
                    "The API command of api and bgapi, with arguments if they are always the same; the body's arguments follow. Of sendmsg its call-command. Never taken from the body")
    private @Nullable String command;

    @UriParam(label = "producer", description = "The dialplan application of execute; its argument is the body")
    private @Nullable String app;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description = "Finish this application before the next that is sent to the channel")
    private boolean eventLock = false;

    @UriParam(label = "producer", defaultValue = "1", description = "How often the application is run")
    private int loops = 1;

    @UriParam(
            label = "producer",
            javaType = "java.time.Duration",
            description =
                    "Time for the answer; 0 means 5 seconds, and 60 seconds for bgapi. Afterwards the exchange fails with an ExchangeTimedOutException, and the outcome is unknown")
    private long timeout;

    @UriParam(
            label = "producer",
            defaultValue = "true",
            description =
                    "Fail the exchange if the answer is an error (-ERR, -USAGE, or anything but success of a reloadxml). If false, the answer is the body and CamelEslOk is false")
    private boolean failOnError = true;

    @UriParam(
            label = "producer",
            defaultValue = "false",
            description =
                    "Let arguments hold ${variables}, which FreeSWITCH expands; a ${system(...)} in them runs a program on the switch")
    private boolean allowVariables = false;

    /** What a consumer subscribes to. */
    Subscription subscription() {
        Subscription subscription =
                Subscription.to(events).withLifecycle(lifecycle).withResync(resync);
        for (Map.Entry<String, Object> entry : filter.entrySet()) {
            subscription = subscription.where(header(entry.getKey()), String.valueOf(entry.getValue()));
        }
        return subscription;
    }

    /** In the YAML DSL's {@code parameters} dashes don't survive: {@code Call-Direction} comes as {@code CallDirection}. */
    private static String header(String name) {
        if (name.indexOf('-') >= 0 || name.indexOf('_') >= 0) {
            return name;
        }
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", "-");
    }

    /** Time for an answer. */
    Duration patience() {
        if (timeout > 0) {
            return Duration.ofMillis(timeout);
        }
        return operation == EslOperation.BGAPI ? JOB : ANSWER;
    }

    /** @throws RuntimeException if options contradict each other or can't be meant */
    void check() {
        if (queueSize < 1 || concurrency < 1 || maxBatch < 1 || maxCalls < 1 || loops < 1) {
            throw new IllegalArgumentException("queueSize, concurrency, maxBatch, maxCalls and loops are at least 1");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is at most 65535");
        }
        if (timeout < 0) {
            throw new IllegalArgumentException("A timeout isn't negative");
        }
        subscription();
    }

    public EslOperation getOperation() {
        return operation;
    }

    public void setOperation(EslOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getNode() {
        return node;
    }

    public void setNode(@Nullable String node) {
        this.node = node;
    }

    public String getEvents() {
        return events;
    }

    public void setEvents(String events) {
        this.events = events;
    }

    public Map<String, Object> getFilter() {
        return filter;
    }

    public void setFilter(Map<String, Object> filter) {
        this.filter = filter;
    }

    public boolean isLifecycle() {
        return lifecycle;
    }

    public void setLifecycle(boolean lifecycle) {
        this.lifecycle = lifecycle;
    }

    public boolean isResync() {
        return resync;
    }

    public void setResync(boolean resync) {
        this.resync = resync;
    }

    public int getQueueSize() {
        return queueSize;
    }

    public void setQueueSize(int queueSize) {
        this.queueSize = queueSize;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public boolean isBatching() {
        return batching;
    }

    public void setBatching(boolean batching) {
        this.batching = batching;
    }

    public int getMaxBatch() {
        return maxBatch;
    }

    public void setMaxBatch(int maxBatch) {
        this.maxBatch = maxBatch;
    }

    public int getPort() {
        return port;
    }

    public void setPort(int port) {
        this.port = port;
    }

    public String getBindAddress() {
        return bindAddress;
    }

    public void setBindAddress(String bindAddress) {
        this.bindAddress = bindAddress;
    }

    public boolean isLinger() {
        return linger;
    }

    public void setLinger(boolean linger) {
        this.linger = linger;
    }

    public int getMaxCalls() {
        return maxCalls;
    }

    public void setMaxCalls(int maxCalls) {
        this.maxCalls = maxCalls;
    }

    public @Nullable String getCommand() {
        return command;
    }

    public void setCommand(@Nullable String command) {
        this.command = command;
    }

    public @Nullable String getApp() {
        return app;
    }

    public void setApp(@Nullable String app) {
        this.app = app;
    }

    public boolean isEventLock() {
        return eventLock;
    }

    public void setEventLock(boolean eventLock) {
        this.eventLock = eventLock;
    }

    public int getLoops() {
        return loops;
    }

    public void setLoops(int loops) {
        this.loops = loops;
    }

    public long getTimeout() {
        return timeout;
    }

    public void setTimeout(long timeout) {
        this.timeout = timeout;
    }

    public boolean isFailOnError() {
        return failOnError;
    }

    public void setFailOnError(boolean failOnError) {
        this.failOnError = failOnError;
    }

    public boolean isAllowVariables() {
        return allowVariables;
    }

    public void setAllowVariables(boolean allowVariables) {
        this.allowVariables = allowVariables;
    }
}
