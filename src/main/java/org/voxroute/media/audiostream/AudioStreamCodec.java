/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiostream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.voxroute.audio.AudioFormat;
import org.voxroute.media.websocket.Admission;
import org.voxroute.media.websocket.FreeSwitchCodec;
import org.voxroute.media.websocket.Json;
import org.voxroute.websocket.WebsocketConnection;

/**
 * mod_audio_stream. What the hub says goes as {@code streamAudio}, a frame a message at the pace of speech, or as binary frames to editions that stream both ways; the module gives no report of what it played, so
 * the hub's pace counts. {@code killAudio} drops what such an edition still holds.
 *
 * <p>Source: the module's README and its author's notes on two-way audio (github.com/amigniter/mod_audio_stream).
 */
public final class AudioStreamCodec extends FreeSwitchCodec {

    public static final String TRANSPORT = "audio-stream";

    public AudioStreamCodec(WebsocketConnection connection, Admission admission) {
        super(connection, admission, TRANSPORT, AudioFormat.PTIME);
    }

    @Override
    protected ObjectNode playing(AudioFormat format, String base64) {
        ObjectNode message = Json.typed("streamAudio");
        message.putObject("data")
                .put("audioDataType", "raw")
                .put("sampleRate", format.sampleRate())
                .put("audioData", base64);
        return message;
    }
}
