/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.call.from.freeswitch;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.voxroute.esl.client.ReceivedEvent;
import org.voxroute.esl.codec.EslDecoder;
import org.voxroute.esl.codec.EslEvent;
import org.voxroute.esl.codec.EslMessage;

/** The events of a recording of a real FreeSWITCH, all of them, in the order in which they came. */
final class Story {

    static final String NODE = "default";
    private static final Path FOLDER = Path.of("src/test/resources/fixtures/freeswitch");

    private Story() {}

    static List<ReceivedEvent> events(String recording) {
        return esl(recording).stream()
                .map(event -> new ReceivedEvent(NODE, 1, ReceivedEvent.Kind.EVENT, event))
                .toList();
    }

    static List<EslEvent> esl(String recording) {
        var channel = new EmbeddedChannel(new EslDecoder(1 << 16, 1 << 24));
        var events = new ArrayList<EslEvent>();
        try {
            channel.writeInbound(Unpooled.wrappedBuffer(Files.readAllBytes(FOLDER.resolve(recording + ".esl"))));
            for (EslMessage message = channel.readInbound(); message != null; message = channel.readInbound()) {
                if (message.isEvent()) {
                    events.add(message.event());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            channel.finishAndReleaseAll();
        }
        return events;
    }

    /** Event-Date-Timestamp, microseconds. */
    static long micros(ReceivedEvent event) {
        String time = event.event().header("Event-Date-Timestamp");
        return time == null ? 0 : Long.parseLong(time);
    }
}
