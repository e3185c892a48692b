/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.EncoderException;
import io.netty.handler.codec.MessageToByteEncoder;
import org.voxroute.audio.AudioFrame;
import org.voxroute.audio.LineMessage;

/**
 * Writes what one side says. Each message is one buffer and so one write: Asterisk ends a call whose payload comes later than its header. Refuses with {@link EncoderException} what the other side would end the call for,
 * or lose. Has no state; pacing is the caller's duty.
 */
@Sharable
public final class AudioSocketEncoder extends MessageToByteEncoder<LineMessage> {

    /** Asterisk drops a frame of more samples at 8 kHz without a word. */
    private static final int MAX_SAMPLES_AT_8_KHZ = 8_096;

    private final AudioSocketSide speaker;

    public AudioSocketEncoder(AudioSocketSide speaker) {
        super(LineMessage.class);
        this.speaker = speaker;
    }

    @Override
    protected ByteBuf allocateBuffer(ChannelHandlerContext ctx, LineMessage message, boolean preferDirect) {
        int payload = message instanceof AudioFrame frame ? frame.length() : Kind.CALL_LENGTH;
        return ctx.alloc().ioBuffer(Kind.HEADER_LENGTH + payload);
    }

    @Override
    protected void encode(ChannelHandlerContext ctx, LineMessage message, ByteBuf out) {
        if (message instanceof AudioFrame frame) {
            out.writeByte(kind(frame)).writeShort(frame.length()).writeBytes(frame.bytes());
        } else if (message instanceof LineMessage.Hangup) {
            out.writeByte(Kind.HANGUP).writeShort(0);
        } else if (speaker == AudioSocketSide.SERVER) {
            throw new EncoderException("An AudioSocket server may send audio and hangup, but no "
                    + message.getClass().getSimpleName());
        } else if (message instanceof LineMessage.Call call) {
            out.writeByte(Kind.CALL).writeShort(Kind.CALL_LENGTH);
            out.writeLong(call.id().getMostSignificantBits())
                    .writeLong(call.id().getLeastSignificantBits());
        } else if (message instanceof LineMessage.Digit digit) {
            out.writeByte(Kind.DIGIT).writeShort(1).writeByte(key(digit));
        } else if (message instanceof LineMessage.Failure failure) {
            out.writeByte(Kind.FAILURE).writeShort(1).writeByte(failure.code());
        }
    }

    private static int kind(AudioFrame frame) {
        int kind = Kind.of(frame.format());
        if (kind < 0) {
            throw new EncoderException("AudioSocket has no kind for " + frame.format());
        }
        long at8kHz = frame.samples() * 8_000L / frame.format().sampleRate();
        if (at8kHz > MAX_SAMPLES_AT_8_KHZ || frame.length() > Kind.MAX_LENGTH) {
            throw new EncoderException("An AudioSocket frame of " + frame.length() + " bytes is too long");
        }
        return kind;
    }

    private static int key(LineMessage.Digit digit) {
        if (!Kind.isKey(digit.key())) {
            throw new EncoderException("No telephone has such a key");
        }
        return digit.key();
    }
}
