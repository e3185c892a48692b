/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice;

import java.util.Map;
import java.util.Set;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;
import org.apache.camel.spi.UriPath;
import org.jspecify.annotations.Nullable;

/** What a {@code voice:} URI says. */
@UriParams
public class VoiceOptions {

    private static final int MIN_BLOCK = 100;
    private static final int MAX_BLOCK = 30_000;
    private static final int MAX_CONCURRENCY = 64;

    @UriPath(description = "What kind of exchange")
    @Metadata(required = true)
    private VoiceOperation operation = VoiceOperation.CONVERSE;

    @UriParam(label = "producer", description = "For converse: how the audio comes, as events and meters name it")
    private @Nullable String transport;

    @UriParam(
            label = "producer",
            description = "For open: who is to talk, if the header CamelVoiceProvider is not meant")
    private @Nullable String provider;

    @UriParam(
            label = "producer",
            description = "For open: who is to talk if the provider can't, or can't go on at any time of the call")
    private @Nullable String fallback;

    @UriParam(
            label = "producer",
            prefix = "option.",
            multiValue = true,
            description = "For open: what the provider is told, as option.model=…; the provider says which there are")
    private Map<String, Object> options = Map.of();

    @UriParam(
            label = "producer",
            description = "For press: the keys, 0 to 9, A to D, * and #; if the body is not meant")
    private @Nullable String keys;

    @UriParam(
            label = "producer",
            description = "For transfer: who is to go on with the caller, as the switch names it; if the header"
                    + " CamelVoiceTarget is not meant")
    private @Nullable String target;

    @UriParam(
            label = "producer",
            description = "For hangup: do not wait until all that was said is heard",
            defaultValue = "false")
    private boolean atOnce;

    @UriParam(
            label = "producer",
            description = "For hangup: why the call ends, for its record",
            defaultValue = "A route hung up")
    private String reason = "A route hung up";

    @UriParam(
            label = "consumer",
            description = "For events: which, separated by commas, as began,utterance,ended; all if not set")
    private @Nullable String kinds;

    @UriParam(
            label = "consumer",
            description = "For events, utterances and tap: only calls on which this voice agent talks")
    private @Nullable String agent;

    @UriParam(
            label = "consumer",
            description = "For events, utterances and tap: how many calls are served at the same time, 1 to 64",
            defaultValue = "8")
    private int concurrency = 8;

    @UriParam(
            label = "consumer",
            description = "For tap: an exchange for each block of audio, or for each utterance of the caller",
            defaultValue = "BLOCK")
    private TapUnit unit = TapUnit.BLOCK;

    @UriParam(
            label = "consumer",
            description = "For tap, unit block: how long a block is, 100 ms to 30 s",
            javaType = "java.time.Duration",
            defaultValue = "1s")
    private long block = 1_000;

    @UriParam(
            label = "consumer",
            description = "For tap, unit block: whom to hear; both is stereo, the caller on the left",
            defaultValue = "BOTH")
    private TapSide side = TapSide.BOTH;

    /** Refuses what makes no sense together. */
    void check() {
        only(VoiceOperation.CONVERSE, "transport", transport != null);
        only(VoiceOperation.OPEN, "a provider", provider != null || fallback != null || !options.isEmpty());
        only(VoiceOperation.PRESS, "keys", keys != null);
        only(VoiceOperation.TRANSFER, "a target", target != null);
        only(VoiceOperation.HANGUP, "atOnce", atOnce);
        only(VoiceOperation.EVENTS, "kinds", kinds != null);
        only(VoiceOperation.TAP, "a side or a unit", unit != TapUnit.BLOCK || side != TapSide.BOTH);
        if (operation == VoiceOperation.CONVERSE && (transport == null || transport.isBlank())) {
            throw new IllegalArgumentException(
                    "voice:converse needs to know its transport, as in transport=audiosocket");
        }
        if (agent != null && !operation.isConsumed()) {
            throw new IllegalArgumentException("voice:" + operation.word() + " is of one call: agent= is not for it");
        }
        if (concurrency < 1 || concurrency > MAX_CONCURRENCY) {
            throw new IllegalArgumentException("concurrency is " + concurrency + " and not 1 to " + MAX_CONCURRENCY);
        }
        if (block < MIN_BLOCK || block > MAX_BLOCK) {
            throw new IllegalArgumentException("block is " + block + " ms and not 100 ms to 30 s");
        }
        kinds();
    }

    private void only(VoiceOperation of, String what, boolean isSet) {
        if (isSet && operation != of) {
            throw new IllegalArgumentException(
                    "Only voice:" + of.word() + " has " + what + ": voice:" + operation.word() + " has none");
        }
    }

    Set<VoiceEventKind> kinds() {
        return kinds == null ? Set.of() : VoiceEventKind.all(kinds);
    }

    public VoiceOperation getOperation() {
        return operation;
    }

    public void setOperation(VoiceOperation operation) {
        this.operation = operation;
    }

    public @Nullable String getTransport() {
        return transport;
    }

    public void setTransport(@Nullable String transport) {
        this.transport = transport;
    }

    public @Nullable String getProvider() {
        return provider;
    }

    public void setProvider(@Nullable String provider) {
        this.provider = provider;
    }

    public @Nullable String getFallback() {
        return fallback;
    }

    public void setFallback(@Nullable String fallback) {
        this.fallback = fallback;
    }

    public Map<String, Object> getOptions() {
        return options;
    }

    public void setOptions(Map<String, Object> options) {
        this.options = options;
    }

    public @Nullable String getKeys() {
        return keys;
    }

    public void setKeys(@Nullable String keys) {
        this.keys = keys;
    }

    public @Nullable String getTarget() {
        return target;
    }

    public void setTarget(@Nullable String target) {
        this.target = target;
    }

    public boolean isAtOnce() {
        return atOnce;
    }

    public void setAtOnce(boolean atOnce) {
        this.atOnce = atOnce;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public @Nullable String getKinds() {
        return kinds;
    }

    public void setKinds(@Nullable String kinds) {
        this.kinds = kinds;
    }

    public @Nullable String getAgent() {
        return agent;
    }

    public void setAgent(@Nullable String agent) {
        this.agent = agent;
    }

    public int getConcurrency() {
        return concurrency;
    }

    public void setConcurrency(int concurrency) {
        this.concurrency = concurrency;
    }

    public TapUnit getUnit() {
        return unit;
    }

    public void setUnit(TapUnit unit) {
        this.unit = unit;
    }

    public long getBlock() {
        return block;
    }

    public void setBlock(long block) {
        this.block = block;
    }

    public TapSide getSide() {
        return side;
    }

    public void setSide(TapSide side) {
        this.side = side;
    }
}
