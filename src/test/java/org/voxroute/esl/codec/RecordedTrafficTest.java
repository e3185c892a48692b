/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recording decodes to what a second, strict reading of the protocol finds in it. */
class RecordedTrafficTest {

    private static final int LONG = 100_000;

    static List<String> recordings() {
        return Recordings.names();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void decodesToItsMessagesToTheLastByte(String recording) {
        List<ReferenceFrame> frames = ReferenceFrame.all(Recordings.text(recording));

        List<EslMessage> messages = Wire.decode(Recordings.bytes(recording));

        assertThat(messages).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            assertSame(messages.get(i), frames.get(i));
        }
    }

    /** Byte by byte; long recordings, which have more of the same, by seven: no frame's length is a multiple of it for long. */
    @ParameterizedTest
    @MethodSource("recordings")
    void decodesToTheSameMessagesInSmallPieces(String recording) {
        byte[] bytes = Recordings.bytes(recording);

        List<EslMessage> messages = Wire.decode(Wire.inPiecesOf(bytes.length > LONG ? 7 : 1, bytes));

        assertThat(Wire.described(messages)).isEqualTo(Wire.described(Wire.decode(bytes)));
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void givesEachEventItsHeaders(String recording) {
        List<ReferenceFrame> frames = ReferenceFrame.all(Recordings.text(recording)).stream()
                .filter(frame -> frame.contentType().matches("text/event-(plain|json)"))
                .toList();

        List<EslEvent> events = Recordings.events(recording);

        assertThat(events).hasSameSizeAs(frames);
        for (int i = 0; i < frames.size(); i++) {
            assertSame(events.get(i), frames.get(i).event());
        }
    }

    private static void assertSame(EslMessage message, ReferenceFrame frame) {
        assertThat(message.contentType()).isEqualTo(frame.contentType());
        assertThat(message.bodyLength()).isEqualTo(frame.body().length());
        assertThat(message.body()).isEqualTo(frame.text());
        for (Map.Entry<String, String> header : frame.decodedHeaders()) {
            assertThat(message.header(header.getKey())).isEqualTo(header.getValue());
        }
    }

    /** Names ignore case in look-ups, and keep it in the map. */
    private static void assertSame(EslEvent event, List<Map.Entry<String, String>> expected) {
        var map = new LinkedHashMap<String, String>();
        var values = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, String> header : expected) {
            map.putIfAbsent(header.getKey(), header.getValue());
            values.computeIfAbsent(header.getKey(), name -> new ArrayList<>()).add(header.getValue());
        }
        assertThat(event.body()).isEqualTo(map.remove("_body"));
        assertThat(event.toMap()).containsExactlyEntriesOf(map);
        values.remove("_body");
        var all = new HashMap<String, List<String>>();
        var first = new HashMap<String, List<String>>();
        values.keySet().forEach(name -> {
            String asked = name.toUpperCase(Locale.ROOT);
            all.put(name, event.values(asked));
            first.put(name, Collections.singletonList(event.header(asked)));
        });
        assertThat(all).isEqualTo(values);
        assertThat(first)
                .allSatisfy((name, value) ->
                        assertThat(value).isEqualTo(values.get(name).subList(0, 1)));
        assertThat(event.name()).isEqualTo(map.get("Event-Name"));
        assertThat(event.sequence()).isEqualTo(Long.parseLong(map.getOrDefault("Event-Sequence", "-1")));
    }
}
