/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiofork;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.media.websocket.Admission;
import org.voxroute.media.websocket.FreeSwitchCodec;
import org.voxroute.media.websocket.Json;
import org.voxroute.websocket.WebsocketConnection;

/**
 * mod_audio_fork. What the hub says goes as {@code playAudio}, in pieces since each becomes a file at the switch, or as binary frames to jambonz' edition, which is also asked by marks how far it has played.
 *
 * <p>Source: the modules' READMEs (github.com/drachtio/drachtio-freeswitch-modules, github.com/jambonz/freeswitch-modules) and jambonz' documentation of the verb listen.
 */
public final class AudioForkCodec extends FreeSwitchCodec {

    public static final String TRANSPORT = "audio-fork";

    private static final Duration PIECE = Duration.ofMillis(200);

    private final Marks marks = new Marks(System::nanoTime);
    private long pieces;

    public AudioForkCodec(WebsocketConnection connection, Admission admission) {
        super(connection, admission, TRANSPORT, PIECE);
    }

    @Override
    protected ObjectNode playing(AudioFormat format, String base64) {
        ObjectNode message = Json.typed("playAudio");
        message.putObject("data")
                .put("audioContentType", "raw")
                .put("sampleRate", format.sampleRate())
                .put("audioContent", base64)
                .put("id", "p" + ++pieces)
                .put("queuePlay", true);
        return message;
    }

    @Override
    protected void said(AudioFrame frame) {
        String mark = marks.after(frame.duration());
        if (mark != null) {
            ObjectNode message = Json.typed("mark");
            message.putObject("data").put("name", mark);
            send(message);
        }
    }

    @Override
    protected void heard(ObjectNode message) {
        if ("mark".equals(message.path("type").asText())) {
            marks.heard(
                    message.at("/data/name").asText(), message.at("/data/event").asText());
        }
    }

    @Override
    public void clear() {
        marks.clear();
        super.clear();
    }

    @Override
    public Duration unheard() {
        return super.unheard().plus(marks.lag());
    }

    /** The module tells the application at the switch, by an event. */
    @Override
    public boolean transfer(String target) {
        ObjectNode message = Json.typed("transfer");
        message.putObject("data").put("target", target);
        send(message);
        return true;
    }

    /** The application at the switch is told as well: closing the connection leaves the channel where it is. */
    @Override
    public void farewell(String why) {
        send(Json.typed("disconnect"));
    }
}
