/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every recording decodes to what a second, strict reading of the protocol finds in it. */
class RecordedTrafficTest {

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

    @ParameterizedTest
    @MethodSource("recordings")
    void decodesToTheSameMessagesByteByByte(String recording) {
        byte[] bytes = Recordings.bytes(recording);

        List<EslMessage> messages = Wire.decode(Wire.inPiecesOf(1, bytes));

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
        var names = new LinkedHashSet<String>();
        for (Map.Entry<String, String> header : expected) {
            map.putIfAbsent(header.getKey(), header.getValue());
            names.add(header.getKey().toUpperCase(java.util.Locale.ROOT));
        }
        assertThat(event.body()).isEqualTo(map.remove("_body"));
        assertThat(event.toMap()).containsExactlyEntriesOf(map);
        names.remove("_BODY");
        for (String name : names) {
            assertThat(event.values(name)).isEqualTo(values(expected, name));
            assertThat(event.header(name)).isEqualTo(values(expected, name).get(0));
        }
        assertThat(event.name()).isEqualTo(map.get("Event-Name"));
        assertThat(event.sequence()).isEqualTo(Long.parseLong(map.getOrDefault("Event-Sequence", "-1")));
    }

    private static List<String> values(List<Map.Entry<String, String>> headers, String name) {
        var values = new ArrayList<String>();
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(name)) {
                values.add(header.getValue());
            }
        }
        return values;
    }
}
