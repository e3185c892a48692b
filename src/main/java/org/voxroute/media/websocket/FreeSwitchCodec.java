/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.websocket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;
import org.voxroute.media.websocket.FreeSwitchStart.Playback;
import org.voxroute.websocket.WebsocketConnection;

/**
 * What FreeSWITCH's two modules have in common. First comes the start command's metadata, if there is any, then 16-bit PCM; the token stands in the URL's path or query, or in the metadata as {@code token}. Keys
 * come as {@code {"event":"dtmf","dtmf":"1"}}, which the application sends with the module's {@code send_text}.
 */
public abstract class FreeSwitchCodec implements MediaCodec {

    private static final String TOKEN = "token";

    private final WebsocketConnection connection;
    private final Admission admission;
    private final String transport;
    private final Duration piece;
    private volatile @Nullable Stream stream;

    /** What is known once the stream has begun. */
    private record Stream(Playback playback, PcmFrames caller, Chunks pieces) {}

    /** @param piece of what is said, for a module that is told in JSON */
    protected FreeSwitchCodec(WebsocketConnection connection, Admission admission, String transport, Duration piece) {
        this.connection = connection;
        this.admission = admission;
        this.transport = transport;
        this.piece = piece;
    }

    @Override
    public final List<LineMessage> decode(Object message) throws MediaException {
        Stream begun = stream;
        if (message instanceof String text) {
            ObjectNode object = Json.read(text);
            return begun == null ? begin(object) : told(object);
        }
        byte[] bytes = (byte[]) message;
        if (begun != null) {
            return List.of(begun.caller().read(bytes));
        }
        // Without metadata the audio comes at once: its format is heard of as well.
        List<LineMessage> call = begin(Json.object());
        return List.of(call.get(0), call.get(1), require().caller().read(bytes));
    }

    private List<LineMessage> begin(ObjectNode metadata) throws MediaException {
        FreeSwitchStart start = FreeSwitchStart.of(metadata, connection.query());
        String token = connection.secret(TOKEN);
        var call = new LineMessage.Call(
                admission.admit(token == null ? metadata.path(TOKEN).textValue() : token, transport));
        var caller = new PcmFrames(start.sampleRate(), start.channels(), System::nanoTime);
        stream = new Stream(start.playback(), caller, new Chunks(caller.format(), piece));
        return List.of(call, caller.silence());
    }

    private List<LineMessage> told(ObjectNode object) throws MediaException {
        if ("dtmf".equals(object.path("event").asText())) {
            return List.of(Json.digit(object.path("dtmf")));
        }
        heard(object);
        return List.of();
    }

    /** The module told something else; what isn't known is left alone, applications may send what they like. */
    protected void heard(ObjectNode message) {}

    @Override
    public final @Nullable Object encode(LineMessage message) {
        Stream begun = require();
        if (!(message instanceof AudioFrame frame) || begun.playback() == Playback.NONE) {
            return null;
        }
        if (begun.playback() == Playback.BINARY) {
            said(frame);
            return frame.toByteArray();
        }
        byte[] ready = begun.pieces().add(frame);
        return ready == null
                ? null
                : playing(begun.caller().format(), Base64.getEncoder().encodeToString(ready))
                        .toString();
    }

    /** The message that plays a piece. */
    protected abstract ObjectNode playing(AudioFormat format, String base64);

    /** A frame goes out as it is, for a module that streams. */
    protected void said(AudioFrame frame) {}

    @Override
    public void clear() {
        Stream begun = stream;
        if (begun != null && begun.playback() != Playback.NONE) {
            begun.pieces().drop();
            send(Json.typed("killAudio"));
        }
    }

    @Override
    public Duration unheard() {
        Stream begun = stream;
        return begun == null ? Duration.ZERO : begun.pieces().waiting();
    }

    protected final void send(ObjectNode message) {
        connection.send(message.toString());
    }

    private Stream require() {
        Stream begun = stream;
        if (begun == null) {
            throw new IllegalStateException("The stream has not begun");
        }
        return begun;
    }
}
