/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Names are compared as words of eight bytes: these stand where that could go wrong. */
class HeaderLookUpTest {

    static Stream<String> names() {
        return Stream.of(
                "a",
                "ext",
                "seven77",
                "eight888",
                "nine99999",
                "sixteen_sixteen_",
                "seventeen-letters",
                "variable_a",
                "variable_ab",
                "variable_naïve",
                "日本");
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsANameOfAnyLengthInPlain(String name) {
        assertThat(Wire.plain("variable_x: no\n" + name + ": yes\nvariable_y: no\n\n")
                        .header(name))
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsANameOfAnyLengthInJson(String name) {
        assertThat(Wire.json("{\"variable_x\":\"no\",\"" + name + "\":\"yes\",\"variable_y\":\"no\"}")
                        .header(name))
                .isEqualTo("yes");
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsTheOnlyHeader(String name) {
        assertThat(EslEvent.of(java.util.Map.of(name, "")).header(name)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void findsTheLastHeaderWhereTheTextEnds(String name) {
        assertThat(Wire.plain("x: y\n" + name + ":").header(name)).isEmpty();
        assertThat(Wire.plain("x: y\n" + name).header(name)).isNull();
    }

    @Test
    void tellsNamesApartThatDifferOnlyInABitButNotInCase() {
        EslEvent event = Wire.plain("variable_a{0}: brace\nvariable_a[0]: bracket\n\n");

        assertThat(event.header("variable_A[0]")).isEqualTo("bracket");
        assertThat(event.values("variable_a{0}")).containsExactly("brace");
    }

    @Test
    void takesNoNameForAnotherThatBeginsOrEndsLikeIt() {
        EslEvent event = Wire.plain("Caller-Unique-ID: 1\nUnique-ID-2: 2\nUnique-ID: 3\n\n");

        assertThat(event.values("Unique-ID")).containsExactly("3");
    }

    @Test
    void findsAmongMoreHeadersThanExpected() {
        String many = IntStream.range(0, 10_000).mapToObj(i -> i + ":\n").collect(Collectors.joining());

        EslEvent event = Wire.plain(many + "\n");

        assertThat(event.toMap()).hasSize(10_000);
        assertThat(event.header("9999")).isEmpty();
    }

    @Test
    void findsBehindALongHeader() {
        EslEvent event = Wire.plain("X: " + "x".repeat(300_000) + "\nUnique-ID: a1\nContent-Length: 2\n\nok");

        assertThat(event.header("Unique-ID")).isEqualTo("a1");
        assertThat(event.body()).isEqualTo("ok");
    }

    @Test
    void findsNothingInALargeBody() {
        String body = "Unique-ID: body\n".repeat(20_000);

        EslEvent event = Wire.plain("Job-UUID: j1\nContent-Length: " + body.length() + "\n\n" + body);

        assertThat(event.header("Unique-ID")).isNull();
        assertThat(event.body()).isEqualTo(body);
    }

    @Test
    void givesEveryThreadTheSame() throws Exception {
        List<EslEvent> events = Recordings.events("21_inbound_answered_caller_hangs_up_plain.esl");
        List<String> expected = Recordings.events("21_inbound_answered_caller_hangs_up_plain.esl").stream()
                .map(EslEvent::toJson)
                .toList();
        Callable<List<String>> reader =
                () -> events.stream().map(EslEvent::toJson).toList();

        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            for (Future<List<String>> read : threads.invokeAll(List.of(reader, reader, reader, reader))) {
                assertThat(read.get()).isEqualTo(expected);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
