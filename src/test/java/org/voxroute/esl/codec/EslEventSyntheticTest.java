/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Events that no switch sent, and events as JSON. */
class EslEventSyntheticTest {

    @Test
    void saysWhatItWasMadeOf() {
        Map<String, String> headers = Map.of("Event-Name", "CHANNEL_HANGUP", "X", "a\"b\\c\n\u0001 😀", "Empty", "");

        EslEvent event = EslEvent.of(headers);

        assertThat(event.name()).isEqualTo("CHANNEL_HANGUP");
        assertThat(event.toMap()).isEqualTo(headers);
        assertThat(event.body()).isNull();
    }

    @Test
    void hasTheBodyItWasMadeWith() {
        assertThat(EslEvent.of(Map.of("Event-Name", "BACKGROUND_JOB"), "-ERR\n").body())
                .isEqualTo("-ERR\n");
    }

    @Test
    void hasNoNameWithoutHeaders() {
        assertThat(EslEvent.of(Map.of()).name()).isEmpty();
    }

    @Test
    void writesAHeaderThatHasSeveralValuesAsAnArray() {
        EslEvent event = Wire.plain("Event-Name: X\nH: 1\nA: ARRAY%3A%3Ax%7C%3Ay\nH: \"2\"\nContent-Length: 1\n\nb");

        assertThat(event.toJson()).isEqualTo("""
                        {"Event-Name":"X","H":["1","\\"2\\""],"A":["x","y"],"Content-Length":"1","_body":"b"}""");
    }

    static List<String> recordings() {
        return Recordings.names();
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void writesJsonThatReadsBackAsTheSame(String recording) throws Exception {
        var mapper = new ObjectMapper();
        for (EslEvent event : Recordings.events(recording)) {
            assertThat(mapper.readTree(event.toJson()).size())
                    .isEqualTo(event.toMap().size() + (event.body() == null ? 0 : 1));
            assertThat(Wire.json(event.toJson()).toMap()).containsExactlyEntriesOf(event.toMap());
        }
    }
}
