/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.CallLog;
import org.voxroute.call.CallMessage;
import org.voxroute.call.CloudEvent;
import org.voxroute.call.ConversationEvent;
import org.voxroute.call.Moment;
import org.voxroute.call.SwitchEvent;
import org.voxroute.voice.session.VoiceEvent;

/**
 * The way of voice sessions into the {@link CallLog}; the bean of route {@code conversation}. What was said, state and events are saved in one
 * transaction. Thread-safe.
 *
 * <p>A call that no switch tells of is a call of this hub's, on a node named by its transport and the hub. One whose session is gone and
 * whose end nobody told (the hub was killed) is closed by {@link #reconcile}.
 */
public final class VoiceCalls {

    /** Calls that talk are far fewer; those beyond, silent longest, are forgotten, and what they say is still kept. */
    private static final int MOST = 20_000;
    /** Between the name of a transport and that of a hub. */
    private static final String OF_HUB = "/";

    private static final int HUB_NAME = 8;

    private final CallLog calls;
    private final Clock clock;
    private final String ending;
    private final int defaultTenant;
    private final Supplier<? extends Collection<UUID>> talking;
    private final Map<UUID, Talk> talks = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Talk> eldest) {
            return size() > MOST;
        }
    };
    private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
    private boolean reconciled;

    /**
     * @param hub name of this hub, the same after a restart
     * @param defaultTenant of calls whose beginning was missed
     * @param talking calls that have a session now
     */
    public VoiceCalls(
            CallLog calls, Clock clock, String hub, int defaultTenant, Supplier<? extends Collection<UUID>> talking) {
        this.calls = calls;
        this.clock = clock;
        this.ending = OF_HUB + hub.substring(0, Math.min(HUB_NAME, hub.length()));
        this.defaultTenant = defaultTenant;
        this.talking = talking;
    }

    /**
     * Saves what this event tells, together with those that others bring at the same time: a transaction is shared by all who wait for one. If it
     * throws, nothing is lost: the same event may be given again, however often. A call's events have to come one after another.
     *
     * @return the call events that came of it, in order
     */
    public List<CloudEvent> record(VoiceEvent event) {
        var mine = new Waiting(event);
        waiting.add(mine);
        synchronized (this) {
            if (!mine.outcome.isDone()) {
                recordAllThatWait(mine);
            }
        }
        try {
            return mine.outcome.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private void recordAllThatWait(Waiting leader) {
        var batch = new ArrayList<Waiting>();
        for (Waiting one = waiting.poll(); one != null; one = waiting.poll()) {
            batch.add(one);
        }
        try {
            List<CloudEvent> told = record(batch.stream().map(one -> one.event).toList());
            // Each goes on with what its own call tells, so that a call's events stay in order behind this, too.
            Map<String, List<CloudEvent>> byCall = new HashMap<>();
            batch.forEach(one -> byCall.put(one.event.call().toString(), new ArrayList<>()));
            List<CloudEvent> others =
                    Objects.requireNonNull(byCall.get(leader.event.call().toString()));
            told.forEach(event ->
                    byCall.getOrDefault(String.valueOf(event.callId()), others).add(event));
            batch.forEach(one -> one.outcome.complete(
                    Objects.requireNonNullElse(byCall.remove(one.event.call().toString()), List.of())));
        } catch (RuntimeException e) {
            batch.forEach(one -> one.outcome.completeExceptionally(e));
        }
    }

    private static final class Waiting {
        private final VoiceEvent event;
        private final CompletableFuture<List<CloudEvent>> outcome = new CompletableFuture<>();

        Waiting(VoiceEvent event) {
            this.event = event;
        }
    }

    /**
     * Saves what these events tell. If it throws, nothing is lost: the same events may be given again, however often.
     *
     * @return the call events that came of it, in order
     */
    synchronized List<CloudEvent> record(List<VoiceEvent> happened) {
        var batch = new ArrayList<SwitchEvent>();
        if (!reconciled) {
            // Before any call of this run is known: what is open is of an earlier one.
            batch.addAll(missing());
        }
        var changed = new HashMap<UUID, Talk>();
        var over = new HashSet<UUID>();
        for (VoiceEvent event : happened) {
            translate(event, changed, batch);
            if (event instanceof VoiceEvent.Ended) {
                over.add(event.call());
            } else if (event instanceof VoiceEvent.Began) {
                over.remove(event.call());
            }
        }
        List<CloudEvent> told = calls.record(batch);
        reconciled = true;
        changed.forEach(talks::put);
        over.forEach(talks::remove);
        return told;
    }

    /** Closes calls of this hub that have no session any more, and whose end was not told. */
    public synchronized List<CloudEvent> reconcile() {
        List<CloudEvent> told = calls.record(missing());
        reconciled = true;
        return told;
    }

    /** Calls of which something is remembered. */
    synchronized int remembered() {
        return talks.size();
    }

    private List<SwitchEvent> missing() {
        Set<String> nodes = calls.openNodes(ending);
        if (nodes.isEmpty()) {
            return List.of();
        }
        Set<String> alive = talking.get().stream().map(UUID::toString).collect(Collectors.toSet());
        Instant now = Conversation.time(clock.instant());
        return nodes.stream()
                .<SwitchEvent>map(node -> new SwitchEvent.Resynced(node, now, 0, alive))
                .toList();
    }

    private void translate(VoiceEvent event, Map<UUID, Talk> changed, List<SwitchEvent> batch) {
        UUID call = event.call();
        Instant at = Conversation.time(event.at());
        Talk before = changed.containsKey(call) ? changed.get(call) : talks.get(call);
        int tenant =
                event instanceof VoiceEvent.AudioFailed failed ? failed.plan().tenant() : defaultTenant;
        Talk talk = before == null ? Talk.unknown(at, tenant) : before;
        if (event instanceof VoiceEvent.Began began) {
            talk = Talk.of(began, ending);
            if (talk.node() != null) {
                batch.add(VoiceLegs.began(call, talk, talk.node(), at));
            }
        } else if (event instanceof VoiceEvent.Opened opened) {
            talk = talk.answeredBy(opened.agent().name());
            if (talk.node() != null) {
                batch.add(VoiceLegs.answered(call, talk, talk.node(), at));
            }
            talk = say(call, talk, Conversation.opened(opened), batch);
        } else if (event instanceof VoiceEvent.ProviderFailed failed) {
            talk = say(call, talk, Conversation.failed(failed), batch);
        } else if (event instanceof VoiceEvent.AudioFailed failed) {
            talk = say(call, talk, Conversation.audioFailed(failed), batch);
            if (before == null) {
                return; // It has no session that would end what is kept of it.
            }
        } else if (event instanceof VoiceEvent.Utterance said) {
            CallMessage message = Conversation.message(said, talk.voiceAgent());
            talk = say(call, talk, Conversation.utterance(said), message, batch);
        } else if (event instanceof VoiceEvent.BargedIn barged) {
            talk = say(call, talk, Conversation.bargedIn(barged), batch);
        } else if (event instanceof VoiceEvent.Latency latency) {
            for (ConversationEvent part : Conversation.latency(latency)) {
                talk = say(call, talk, part, batch);
            }
        } else if (event instanceof VoiceEvent.Pressed pressed) {
            // A switch tells of keys itself.
            if (talk.node() != null) {
                batch.add(VoiceLegs.happened(
                        call, talk, talk.node(), Moment.Kind.DIGIT, String.valueOf(pressed.key()), at));
            }
        } else if (event instanceof VoiceEvent.RecordingStarted started) {
            batch.add(VoiceLegs.happened(call, talk, talk.node(), Moment.Kind.RECORDING_STARTED, started.path(), at));
        } else if (event instanceof VoiceEvent.RecordingFailed failed) {
            talk = say(call, talk, Conversation.recordingFailed(failed), batch);
        } else if (event instanceof VoiceEvent.Recorded recorded) {
            batch.add(VoiceLegs.happened(call, talk, talk.node(), Moment.Kind.RECORDING_STOPPED, recorded.path(), at));
        } else if (event instanceof VoiceEvent.Ended && talk.node() != null) {
            batch.add(VoiceLegs.ended(call, talk, talk.node(), at, talk.answered()));
        }
        changed.put(call, talk);
    }

    private static Talk say(UUID call, Talk talk, ConversationEvent event, List<SwitchEvent> batch) {
        return say(call, talk, event, null, batch);
    }

    private static Talk say(
            UUID call, Talk talk, ConversationEvent event, @Nullable CallMessage message, List<SwitchEvent> batch) {
        Talk next = talk.told();
        String node = talk.node() == null ? "" : talk.node();
        batch.add(new SwitchEvent.Said(node, call.toString(), next.last(), talk.tenant(), event, message));
        return next;
    }
}
