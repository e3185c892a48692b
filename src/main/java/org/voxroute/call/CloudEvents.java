/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts call events into CloudEvents envelopes: JSON, structured mode, as {@code asyncapi/call-events.yaml} says. */
final class CloudEvents {

    /** The one list in an event. Every text has a limit of its own, so no event comes near the megabyte that Kafka takes. */
    static final int MOST_RECORDINGS = 100;

    private static final Logger LOG = LoggerFactory.getLogger(CloudEvents.class);
    private static final JsonFactory JSON = new JsonFactory();

    private CloudEvents() {}

    /** Envelopes for events of one call, numbered on from the call's sequence. */
    static List<CloudEvent> of(Call call, List<CallEvent> events) {
        return of(call, events, List.of());
    }

    /** The id of what is told only once of a leg, in this order. */
    static UUID idOfSaid(String leg, long ordinal) {
        return UUID.nameUUIDFromBytes((leg + "|said|" + ordinal).getBytes(StandardCharsets.UTF_8));
    }

    /** @param said where events of conversations come from */
    static List<CloudEvent> of(Call call, List<CallEvent> events, List<SwitchEvent.Said> said) {
        Map<CallEvent, UUID> ids = new IdentityHashMap<>();
        said.forEach(one -> ids.put(one.event(), idOfSaid(one.leg(), one.ordinal())));
        CallSummary summary = CallSummary.of(call);
        var envelopes = new ArrayList<CloudEvent>(events.size());
        long sequence = call.sequence();
        for (CallEvent event : events) {
            sequence++;
            UUID id = ids.containsKey(event) ? ids.get(event) : CloudEvent.idOf(call.id(), event);
            String json = write(id, event, call.node(), call.id(), call.tenantId(), sequence, out -> {
                boolean isMerged = event instanceof CallEvent.Merged;
                about(call, summary, isMerged ? CallStatus.MERGED : summary.status(), out);
                detail(event, out);
            });
            envelopes.add(new CloudEvent(
                    id,
                    event.type(),
                    event.at(),
                    call.id(),
                    call.id(),
                    call.tenantId(),
                    sequence,
                    event.topic(),
                    call.id(),
                    json));
        }
        return envelopes;
    }

    /** The envelope of an event that belongs to no call. */
    static CloudEvent of(String node, String subject, int tenantId, CallEvent event) {
        UUID id = CloudEvent.idOf(node + '/' + subject, event);
        String json = write(id, event, node, subject, tenantId, 0, out -> {
            text(out, "node", node);
            detail(event, out);
        });
        return new CloudEvent(id, event.type(), event.at(), subject, null, tenantId, 0, event.topic(), subject, json);
    }

    private interface Data {
        void write(JsonGenerator out) throws IOException;
    }

    private static String write(
            UUID id, CallEvent event, String node, String subject, int tenantId, long sequence, Data data) {
        var text = new StringWriter(768);
        try (JsonGenerator out = JSON.createGenerator(text)) {
            out.writeStartObject();
            out.writeStringField("specversion", "1.0");
            out.writeStringField("id", id.toString());
            out.writeStringField("source", source(node));
            out.writeStringField("type", event.type());
            out.writeStringField("subject", subject);
            out.writeStringField("time", event.at().toString());
            out.writeStringField("datacontenttype", "application/json");
            out.writeStringField("tenantid", Integer.toString(tenantId));
            out.writeStringField("partitionkey", subject);
            if (sequence > 0) {
                // CloudEvents sequence extension: compared as text, so of fixed width.
                out.writeStringField(
                        "sequence", Long.toString(10_000_000_000L + sequence).substring(1));
            }
            out.writeObjectFieldStart("data");
            data.write(out);
            out.writeEndObject();
            out.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** FreeSWITCH's nodes have plain names; a transport of calls without a switch names itself and its hub. */
    private static String source(String node) {
        return "/voxroute/" + (node.indexOf('/') < 0 ? "freeswitch/" : "") + node;
    }

    private static void about(Call call, CallSummary summary, CallStatus status, JsonGenerator out) throws IOException {
        text(out, "callId", call.id());
        text(out, "callSid", call.id());
        text(out, "node", call.node());
        text(out, "status", status.label());
        text(out, "direction", summary.direction().label());
        text(out, "caller", summary.caller());
        text(out, "callerName", summary.callerName());
        text(out, "destination", summary.destination());
        text(out, "agentExtension", summary.agentExtension());
    }

    private static void detail(CallEvent event, JsonGenerator out) throws IOException {
        if (event instanceof CallEvent.Ringing ringing) {
            text(out, "leg", ringing.leg());
            text(out, "number", ringing.number());
            text(out, "extension", ringing.extension());
        } else if (event instanceof CallEvent.Bridged bridged) {
            text(out, "leg", bridged.leg());
            text(out, "otherLeg", bridged.otherLeg());
        } else if (event instanceof CallEvent.Held held) {
            text(out, "leg", held.leg());
        } else if (event instanceof CallEvent.Unheld unheld) {
            text(out, "leg", unheld.leg());
        } else if (event instanceof CallEvent.Dtmf dtmf) {
            text(out, "leg", dtmf.leg());
            text(out, "digit", dtmf.digit());
        } else if (event instanceof CallEvent.Transferred transferred) {
            text(out, "leg", transferred.leg());
            text(out, "target", transferred.target());
        } else if (event instanceof CallEvent.RecordingStarted started) {
            text(out, "leg", started.leg());
            text(out, "path", started.path());
        } else if (event instanceof CallEvent.RecordingStopped stopped) {
            text(out, "leg", stopped.leg());
            text(out, "path", stopped.path());
        } else if (event instanceof CallEvent.Merged merged) {
            text(out, "into", merged.into());
        } else if (event instanceof CallEvent.Ended ended) {
            figures(ended.cdr(), out);
        } else if (event instanceof CallEvent.Recorded recorded) {
            record(recorded, out);
        } else if (event instanceof CallEvent.AgentRegistration agent) {
            registration(agent.registration(), out);
        } else if (event instanceof ConversationEvent conversation) {
            conversation(conversation, out);
        } else if (event instanceof CallEvent.Gateway gateway) {
            text(out, "gateway", gateway.change().gateway());
            text(out, "state", gateway.change().state());
            text(out, "ping", gateway.change().ping());
            text(out, "reason", gateway.change().reason());
        }
    }

    private static void conversation(ConversationEvent event, JsonGenerator out) throws IOException {
        if (event instanceof ConversationEvent.VoiceAgentThere there) {
            text(out, "voiceAgent", there.voiceAgent());
            text(out, "provider", there.provider());
        } else if (event instanceof ConversationEvent.ProviderFailed failed) {
            text(out, "provider", failed.provider());
            text(out, "reason", failed.reason());
            text(out, "fallback", failed.fallback());
        } else if (event instanceof ConversationEvent.AudioFailed failed) {
            text(out, "voiceAgent", failed.voiceAgent());
            text(out, "transport", failed.transport());
            text(out, "reason", failed.reason());
        } else if (event instanceof ConversationEvent.Utterance utterance) {
            out.writeNumberField("turn", utterance.turn());
            text(out, "speaker", utterance.speaker());
            out.writeStringField("text", utterance.text());
            time(out, "startTime", utterance.from());
            time(out, "endTime", utterance.at());
            if (utterance.confidence() != null) {
                out.writeNumberField("confidence", utterance.confidence());
            }
            text(out, "intended", utterance.intended());
        } else if (event instanceof ConversationEvent.BargedIn barged) {
            out.writeNumberField("turn", barged.turn());
            out.writeNumberField("heardMs", barged.heard().toMillis());
            out.writeStringField("heardText", barged.heardText());
        } else if (event instanceof ConversationEvent.Latency latency) {
            out.writeStringField("event", "latency");
            out.writeNumberField("turn", latency.turn());
            text(out, "metric", latency.metric());
            out.writeNumberField("ms", latency.millis());
        } else if (event instanceof ConversationEvent.RecordingFailed failed) {
            text(out, "path", failed.path());
            text(out, "reason", failed.reason());
        }
    }

    private static void figures(Cdr cdr, JsonGenerator out) throws IOException {
        time(out, "startTime", cdr.start());
        time(out, "answerTime", cdr.answer());
        time(out, "endTime", cdr.end());
        out.writeNumberField("duration", cdr.duration());
        out.writeNumberField("billsec", cdr.billsec());
        text(out, "hangupCause", cdr.hangupCause());
        text(out, "recordingPath", cdr.recordingPath());
    }

    private static void record(CallEvent.Recorded recorded, JsonGenerator out) throws IOException {
        figures(recorded.cdr(), out);
        text(out, "source", recorded.cdr().source().label());
        out.writeNumberField("revision", recorded.cdr().revision());
        out.writeArrayFieldStart("recordings");
        List<String> recordings = recorded.recordings();
        for (String path : recordings.subList(0, Math.min(recordings.size(), MOST_RECORDINGS))) {
            out.writeString(path);
        }
        out.writeEndArray();
        if (recordings.size() > MOST_RECORDINGS) {
            LOG.warn(
                    "Call {} has {} recordings: its record names the first {}",
                    recorded.cdr().callId(),
                    recordings.size(),
                    MOST_RECORDINGS);
        }
    }

    private static void registration(Registration registration, JsonGenerator out) throws IOException {
        text(out, "extension", registration.extension());
        text(out, "domain", registration.domain());
        text(out, "contact", registration.contact());
        text(out, "userAgent", registration.userAgent());
        text(out, "address", registration.address());
        time(out, "expires", registration.expires());
    }

    /** What isn't known is left out. */
    private static void text(JsonGenerator out, String name, @Nullable String value) throws IOException {
        if (value != null && !value.isEmpty()) {
            out.writeStringField(name, value);
        }
    }

    private static void time(JsonGenerator out, String name, @Nullable Instant value) throws IOException {
        if (value != null) {
            out.writeStringField(name, value.toString());
        }
    }
}
