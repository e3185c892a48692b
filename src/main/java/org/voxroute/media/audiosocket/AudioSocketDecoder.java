/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.util.List;
import java.util.UUID;
import org.voxroute.audio.AudioFormat;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.Encoding;
import org.voxroute.audio.LineMessage;

/**
 * Turns one side's bytes into {@link LineMessage}s (Asterisk, {@code res/res_audiosocket.c}). One per connection, on its event loop; holds at most one unfinished message.
 *
 * <p>A frame is as long as the caller's packets are, 20 ms or any other, and there is none while the caller sends nothing. Without {@code c(slin)} a caller's own G.711 comes as if it was PCM at 8 kHz: such frames are
 * found by {@link LawRecogniser} and have the format that they really have; the answer is PCM all the same.
 *
 * <p>What can't be AudioSocket fails with {@link AudioSocketException}, and all bytes after it are skipped: the connection is to be closed. A connection that ends early, even before its first
 * message (Asterisk does that on an unanswered channel) or within one, just ends.
 */
public final class AudioSocketDecoder extends ByteToMessageDecoder {

    /** 60 ms at 192 kHz: the longest frame at the highest rate that callers send. */
    public static final int MAX_PAYLOAD = 23_040;

    private static final LineMessage HANGUP = new LineMessage.Hangup();

    private final AudioSocketSide speaker;
    private final int maxPayload;
    private final LawRecogniser law = new LawRecogniser();
    private boolean announced;
    private boolean broken;

    /** What this side says, in payloads of at most {@link #MAX_PAYLOAD} bytes. */
    public AudioSocketDecoder(AudioSocketSide speaker) {
        this(speaker, MAX_PAYLOAD);
    }

    public AudioSocketDecoder(AudioSocketSide speaker, int maxPayload) {
        if (maxPayload < Kind.CALL_LENGTH || maxPayload > Kind.MAX_LENGTH) {
            throw new IllegalArgumentException("maxPayload must be within 16 to 65535, not " + maxPayload);
        }
        this.speaker = speaker;
        this.maxPayload = maxPayload;
        // A server isn't told which call it is on: it asked for it.
        this.announced = speaker == AudioSocketSide.SERVER;
    }

    @Override
    protected void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (broken) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < Kind.HEADER_LENGTH) {
            return;
        }
        int kind = in.getUnsignedByte(in.readerIndex());
        int length = in.getUnsignedShort(in.readerIndex() + 1);
        try {
            check(kind, length);
            if (in.readableBytes() >= Kind.HEADER_LENGTH + length) {
                in.skipBytes(Kind.HEADER_LENGTH);
                out.add(message(kind, length, in));
            }
        } catch (AudioSocketException e) {
            broken = true;
            throw e;
        }
    }

    /** Refuses by the header alone, so that nothing waits for a payload that is nonsense. */
    private void check(int kind, int length) {
        if (!mayCome(kind)) {
            throw new AudioSocketException("A message of kind " + hex(kind) + " can't come from "
                    + (speaker == AudioSocketSide.SERVER ? "an AudioSocket server" : "Asterisk"));
        }
        if (length > maxPayload) {
            throw new AudioSocketException("A message of kind " + hex(kind) + " with " + length
                    + " bytes is longer than the limit of " + maxPayload);
        }
        if ((kind == Kind.CALL) == announced) {
            throw new AudioSocketException(
                    announced
                            ? "The call's UUID came a second time"
                            : "The first message is of kind " + hex(kind) + " and not the call's UUID (0x01)");
        }
        if (kind == Kind.CALL && length != Kind.CALL_LENGTH) {
            throw new AudioSocketException("The call's UUID has " + length + " bytes and not 16");
        }
        if (kind == Kind.DIGIT && length != 1) {
            throw new AudioSocketException("A digit has " + length + " bytes and not 1");
        }
        if (Kind.isAudio(kind) && (length == 0 || length % 2 != 0)) {
            throw new AudioSocketException("Audio of " + length
                    + " bytes isn't whole samples of 16 bits, one at least: let Asterisk send c(slin) or c(slin16)");
        }
    }

    private boolean mayCome(int kind) {
        if (kind == Kind.HANGUP || Kind.isAudio(kind)) {
            return true;
        }
        return speaker == AudioSocketSide.ASTERISK && (kind == Kind.CALL || kind == Kind.DIGIT || kind == Kind.FAILURE);
    }

    private LineMessage message(int kind, int length, ByteBuf in) {
        switch (kind) {
            case Kind.CALL -> {
                announced = true;
                return new LineMessage.Call(new UUID(in.readLong(), in.readLong()));
            }
            case Kind.DIGIT -> {
                int key = in.readUnsignedByte();
                if (!Kind.isKey(key)) {
                    throw new AudioSocketException("A digit is " + hex(key) + ", which is on no telephone");
                }
                return new LineMessage.Digit(Character.toUpperCase((char) key));
            }
            case Kind.HANGUP -> {
                in.skipBytes(length);
                return HANGUP;
            }
            case Kind.FAILURE -> {
                int code = length == 0 ? -1 : in.getUnsignedByte(in.readerIndex());
                in.skipBytes(length);
                return new LineMessage.Failure(code);
            }
            default -> {
                byte[] bytes = new byte[length];
                in.readBytes(bytes);
                return AudioFrame.owning(format(kind, bytes), bytes);
            }
        }
    }

    private AudioFormat format(int kind, byte[] bytes) {
        AudioFormat format = Kind.format(kind);
        if (kind != Kind.FIRST_AUDIO || speaker == AudioSocketSide.SERVER) {
            return format;
        }
        Encoding really = law.encodingOf(bytes);
        return really == format.encoding() ? format : format.in(really);
    }

    private static String hex(int kind) {
        return String.format("0x%02X", kind);
    }
}
