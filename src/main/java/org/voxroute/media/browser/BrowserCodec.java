/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.browser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.media.websocket.Admission;
import org.voxroute.media.websocket.Json;
import org.voxroute.media.websocket.MediaCodec;
import org.voxroute.media.websocket.MediaException;
import org.voxroute.media.websocket.PcmFrames;
import org.voxroute.websocket.WebsocketConnection;

/**
 * A browser. Up: {@code {"type":"start","token":…,"sample_rate":48000}} first, then binary frames of 16-bit PCM, {@code digit}, {@code hangup}, and how much was really played: {@code {"type":"played","ms":…}},
 * {@code {"type":"cleared","ms":…}}, both counted from the beginning and without what was dropped. Down: {@code started}, binary frames at the same rate, {@code clear}, {@code transcript}. docs/audio.md has it all.
 */
public final class BrowserCodec implements MediaCodec {

    public static final String TRANSPORT = "browser";

    private static final int LOWEST = 8_000;
    private static final int HIGHEST = 96_000;

    private final WebsocketConnection connection;
    private final Admission admission;
    private volatile @Nullable Heard heard;
    private @Nullable PcmFrames caller;

    public BrowserCodec(WebsocketConnection connection, Admission admission) {
        this.connection = connection;
        this.admission = admission;
    }

    @Override
    public List<LineMessage> decode(Object message) throws MediaException {
        PcmFrames begun = caller;
        if (message instanceof String text) {
            ObjectNode object = Json.read(text);
            String type = object.path("type").asText();
            if (begun == null) {
                if (!type.equals("start")) {
                    throw new MediaException(MediaException.UNSUPPORTED, "The first message is not of type start");
                }
                return begin(object);
            }
            return told(type, object);
        }
        if (begun == null) {
            throw new MediaException(MediaException.UNSUPPORTED, "Audio came before start");
        }
        return List.of(begun.read((byte[]) message));
    }

    private List<LineMessage> begin(ObjectNode start) throws MediaException {
        int rate = start.path("sample_rate").asInt();
        if (rate < LOWEST || rate > HIGHEST) {
            throw new MediaException(
                    MediaException.UNSUPPORTED,
                    "sample_rate is " + LOWEST + " to " + HIGHEST + ", not "
                            + start.path("sample_rate").asInt());
        }
        UUID call = admission.admit(start.path("token").textValue(), TRANSPORT);
        var frames = new PcmFrames(rate, 1, System::nanoTime);
        caller = frames;
        heard = new Heard(frames.format());
        connection.send(Json.typed("started")
                .put("call_id", call.toString())
                .put("sample_rate", rate)
                .put("frame_ms", AudioFormat.PTIME.toMillis())
                .toString());
        return List.of(new LineMessage.Call(call), frames.silence());
    }

    private List<LineMessage> told(String type, ObjectNode message) throws MediaException {
        switch (type) {
            case "digit" -> {
                return List.of(Json.digit(message.path("digit")));
            }
            case "hangup" -> {
                return List.of(new LineMessage.Hangup());
            }
            case "played" -> require().played(message.path("ms").asLong());
            case "cleared" -> require().cleared(message.path("ms").asLong());
            default ->
                throw new MediaException(
                        MediaException.INVALID, "Types are digit, hangup, played and cleared; this one is another");
        }
        return List.of();
    }

    @Override
    public @Nullable Object encode(LineMessage message) {
        if (!(message instanceof AudioFrame frame)) {
            return null;
        }
        require().said(frame.samples());
        return frame.toByteArray();
    }

    @Override
    public void clear() {
        Heard known = heard;
        if (known != null) {
            known.clear();
            connection.send(Json.typed("clear").toString());
        }
    }

    @Override
    public Duration unheard() {
        Heard known = heard;
        return known == null ? Duration.ZERO : known.unheard();
    }

    @Override
    public void show(String speaker, String text) {
        connection.send(Json.typed("transcript")
                .put("speaker", speaker)
                .put("text", text)
                .toString());
    }

    private Heard require() {
        Heard known = heard;
        if (known == null) {
            throw new IllegalStateException("The browser has not said start");
        }
        return known;
    }
}
