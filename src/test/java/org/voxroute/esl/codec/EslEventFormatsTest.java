/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A scenario was recorded on two connections at once, one plain, one JSON: an event says the same on both. */
class EslEventFormatsTest {

    static List<String> scenarios() {
        return Recordings.namesWith("_plain.esl").stream()
                .map(name -> name.replace("_plain.esl", ""))
                .filter(scenario -> !common(scenario).isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void saysTheSameInPlainAndJson(String scenario) {
        Map<Long, EslEvent> json = bySequence(scenario + "_json.esl");

        common(scenario).forEach((sequence, plain) -> assertSame(plain, requireNonNull(json.get(sequence))));
    }

    private static void assertSame(EslEvent plain, EslEvent json) {
        assertThat(plain.name()).isEqualTo(json.name());
        assertThat(plain.subclass()).isEqualTo(json.subclass());
        assertThat(plain.body()).isEqualTo(json.body());
        assertThat(plain.toMap()).containsExactlyEntriesOf(asPlain(json.toMap()));
    }

    /** The switch doesn't escape a percent sign that two hexadecimal digits follow: plain loses it. */
    private static Map<String, String> asPlain(Map<String, String> json) {
        var plain = new LinkedHashMap<>(json);
        plain.replaceAll((name, value) -> ReferenceFrame.percentDecoded(new String(value.getBytes(UTF_8), ISO_8859_1)));
        return plain;
    }

    /** What came over both connections, as plain. */
    private static Map<Long, EslEvent> common(String scenario) {
        Map<Long, EslEvent> plain = bySequence(scenario + "_plain.esl");
        plain.keySet().retainAll(bySequence(scenario + "_json.esl").keySet());
        return plain;
    }

    private static Map<Long, EslEvent> bySequence(String recording) {
        var events = new LinkedHashMap<Long, EslEvent>();
        Recordings.events(recording).forEach(event -> events.put(event.sequence(), event));
        return events;
    }
}
