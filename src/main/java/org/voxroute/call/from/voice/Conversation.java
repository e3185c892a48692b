/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.voice;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.voxroute.call.CallMessage;
import org.voxroute.call.ConversationEvent;
import org.voxroute.voice.session.VoiceEvent;
import org.voxroute.voice.spi.Transcript.Speaker;
import org.voxroute.voice.spi.TurnMark;

/** What voice sessions tell, in the words of calls. Texts are cut to what events and tables hold. Pure. */
final class Conversation {

    /** Characters of what was said: a quarter of an hour of talk. */
    static final int TEXT = 16_000;
    /** Characters of a reason. */
    static final int REASON = 1_000;

    private Conversation() {}

    static ConversationEvent opened(VoiceEvent.Opened opened) {
        return new ConversationEvent.VoiceAgentThere(
                time(opened.at()), opened.agent().name(), opened.provider());
    }

    static ConversationEvent failed(VoiceEvent.ProviderFailed failed) {
        return new ConversationEvent.ProviderFailed(
                time(failed.at()), failed.provider(), cut(failed.reason(), REASON), failed.fallback());
    }

    static ConversationEvent audioFailed(VoiceEvent.AudioFailed failed) {
        return new ConversationEvent.AudioFailed(
                time(failed.at()), failed.plan().voiceAgent(), failed.transport(), cut(failed.reason(), REASON));
    }

    static ConversationEvent bargedIn(VoiceEvent.BargedIn barged) {
        return new ConversationEvent.BargedIn(
                time(barged.at()), barged.turn(), barged.heard(), cut(barged.heardText(), TEXT));
    }

    static ConversationEvent recordingFailed(VoiceEvent.RecordingFailed failed) {
        return new ConversationEvent.RecordingFailed(time(failed.at()), failed.path(), cut(failed.reason(), REASON));
    }

    static ConversationEvent utterance(VoiceEvent.Utterance said) {
        return new ConversationEvent.Utterance(
                time(said.at()),
                said.turn(),
                said.speaker().name().toLowerCase(Locale.ROOT),
                cut(said.text(), TEXT),
                time(said.from()),
                said.confidence(),
                said.intended() == null ? null : cut(said.intended(), TEXT));
    }

    /** @param voiceAgent its name, if it is known */
    static CallMessage message(VoiceEvent.Utterance said, @Nullable String voiceAgent) {
        boolean isCaller = said.speaker() == Speaker.CALLER;
        ObjectNode metadata = JsonNodeFactory.instance.objectNode();
        metadata.put("turn", said.turn());
        metadata.put("from", time(said.from()).toString());
        metadata.put("to", time(said.at()).toString());
        if (said.intended() != null) {
            metadata.put("heard", cut(said.text(), TEXT));
            metadata.put("intended", cut(said.intended(), TEXT));
        }
        if (said.confidence() != null) {
            metadata.put("confidence", said.confidence());
        }
        return new CallMessage(
                CallMessage.TRANSCRIPT,
                cut(said.text(), TEXT),
                isCaller ? CallMessage.CUSTOMER : CallMessage.AGENT,
                isCaller ? null : voiceAgent,
                said.confidence(),
                metadata.toString(),
                time(said.at()));
    }

    /** One event for each part that is known, in the order of the parts. */
    static List<ConversationEvent> latency(VoiceEvent.Latency latency) {
        var parts = new ArrayList<ConversationEvent>();
        stages(latency)
                .forEach((stage, length) -> parts.add(new ConversationEvent.Latency(
                        time(latency.at()), latency.turn(), stage + "_ms", millis(length))));
        return parts;
    }

    /** How long after the end of the caller's speech each part was there: by its name, in order. */
    static Map<String, Duration> stages(VoiceEvent.Latency latency) {
        var stages = new LinkedHashMap<String, Duration>();
        new TreeMap<>(latency.marks()).forEach((mark, length) -> {
            if (mark != TurnMark.SPEECH_ENDED) {
                stages.put(mark.name().toLowerCase(Locale.ROOT), length);
            }
        });
        stages.put("playout", latency.playout());
        return stages;
    }

    static double millis(Duration length) {
        return length.toNanos() / 100_000 / 10.0;
    }

    /** As precise as the database keeps it. */
    static Instant time(Instant at) {
        return at.truncatedTo(ChronoUnit.MICROS);
    }

    private static String cut(String text, int most) {
        String storable = text.indexOf('\0') < 0 ? text : text.replace("\0", "");
        if (storable.length() <= most) {
            return storable;
        }
        int end = Character.isHighSurrogate(storable.charAt(most - 2)) ? most - 2 : most - 1;
        return storable.substring(0, end) + '…';
    }
}
