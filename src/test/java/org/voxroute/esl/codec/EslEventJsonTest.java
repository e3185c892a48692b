/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EslEventJsonTest {

    private final EslEvent event = Wire.json("""
            {"Event-Name":"CUSTOM","Event-Subclass":"sofia::register","Event-Sequence":"4711",\
            "variable_DP_MATCH":["1020","1021"],"Hangup-Cause":"NORMAL_CLEARING","Hangup-Cause":"USER_BUSY",\
            "unique-id":"a1","Unique-ID":"a2","_body":"+OK\\n"}""");

    @Test
    void tellsItsNameSubclassAndSequence() {
        assertThat(event.name()).isEqualTo("CUSTOM");
        assertThat(event.subclass()).isEqualTo("sofia::register");
        assertThat(event.sequence()).isEqualTo(4711);
    }

    @Test
    void givesTheFirstOfSeveralValues() {
        assertThat(event.header("variable_DP_MATCH")).isEqualTo("1020");
        assertThat(event.header("Hangup-Cause")).isEqualTo("NORMAL_CLEARING");
    }

    @Test
    void givesAllValues() {
        assertThat(event.values("variable_DP_MATCH")).containsExactly("1020", "1021");
        assertThat(event.values("Hangup-Cause")).containsExactly("NORMAL_CLEARING", "USER_BUSY");
    }

    @Test
    void takesNamesThatDifferInCaseAsOneHeader() {
        assertThat(event.values("UNIQUE-ID")).containsExactly("a1", "a2");
    }

    @Test
    void keepsTheCaseOfNamesInItsMap() {
        assertThat(event.toMap()).containsEntry("unique-id", "a1").containsEntry("Unique-ID", "a2");
    }

    @Test
    void keepsItsBodyApartFromItsHeaders() {
        assertThat(event.body()).isEqualTo("+OK\n");
        assertThat(event.toMap()).doesNotContainKey("_body");
        assertThat(event.header("_body")).isNull();
    }

    @Test
    void hasNoBodyWithoutOne() {
        assertThat(Wire.json("{}").body()).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a\\\"b, a\"b",
                "a\\\\, a\\",
                "\\/, /",
                "\\u00eb, ë",
                "\\u00EB!, ë!",
                "\\uD83D\\uDE00, 😀",
                "😀, 😀",
                "\\ud83d, \uFFFD",
                "\\ude00x, \uFFFDx",
                "\\ud83d\\u0041, \uFFFDA",
                "\\ud83d\\n, `\uFFFD\n`",
                "\\x, \\x",
                "\\u00g0, \\u00g0",
                "\\u00, \\u00",
                "\\n\\r\\t, `\n\r\t`",
                "{}[]:, {}[]:"
            })
    void readsEscapes(String sent, String value) {
        assertThat(Wire.json("{\"X\":\"" + sent + "\",\"Y\":\"z\"}").header("X"))
                .isEqualTo(value);
    }

    @Test
    void readsWhatFollowsAnEscape() {
        assertThat(Wire.json("{\"X\":\"12345678\\\\\",\"Y\":\"\\\"\",\"Z\":\"z\"}")
                        .toMap())
                .containsExactly(
                        java.util.Map.entry("X", "12345678\\"),
                        java.util.Map.entry("Y", "\""),
                        java.util.Map.entry("Z", "z"));
    }

    @Test
    void findsAnEscapedName() {
        EslEvent escaped = Wire.json("{\"variable_a\\\"b\":\"x\",\"variable_\\u00eb\":\"y\",\"Z\":\"z\"}");

        assertThat(escaped.header("VARIABLE_a\"b")).isEqualTo("x");
        assertThat(escaped.header("variable_ë")).isEqualTo("y");
        assertThat(escaped.header("z")).isEqualTo("z");
    }

    @Test
    void takesInvalidUtf8AsData() {
        byte[] frame = Wire.frame("text/event-json", "{\"X\":\"Zo?\",\"Y\":\"z\"}")
                .replace('?', 'ë')
                .getBytes(ISO_8859_1);

        EslEvent read = Wire.decode(frame).get(0).event();

        assertThat(read.header("X")).isEqualTo("Zo\uFFFD");
        assertThat(read.header("Y")).isEqualTo("z");
    }

    @Test
    void readsSpacesAndValuesThatAreNoStrings() {
        EslEvent other = Wire.json("""
                { "Event-Name" : "X",
                  "number": 12 , "yes":true, "nothing":null, "Event-Sequence": 7,
                  "object":{"a":["}"]}, "list" : [ "1", 2 , "3" ], "empty":[], "last":"z" }
                """);

        assertThat(other.name()).isEqualTo("X");
        assertThat(other.header("number")).isEqualTo("12");
        assertThat(other.header("yes")).isEqualTo("true");
        assertThat(other.header("nothing")).isEmpty();
        assertThat(other.sequence()).isEqualTo(7);
        assertThat(other.header("object")).isEqualTo("{\"a\":[\"}\"]}");
        assertThat(other.values("list")).containsExactly("1", "2", "3");
        assertThat(other.values("empty")).isEmpty();
        assertThat(other.header("last")).isEqualTo("z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "{",
                "}",
                "[]",
                "\"",
                "{\"",
                "{\"a",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{a:1}",
                "{\"a\" \"b\"}",
                "null",
                "\\",
                "{\"\\"
            })
    void hasNoNameWhereTheTextIsNoJson(String text) {
        EslEvent broken = Wire.json(text);

        assertThat(broken.name()).isEmpty();
        assertThat(broken.body()).isNull();
        assertThat(broken.toJson()).startsWith("{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a\"}", "[\"a\" \"b\"]", "[\"a\"x]", "[\"a\":]"})
    void endsAnArrayWhereItBreaks(String array) {
        assertThat(Wire.json("{\"X\":" + array + ",\"Y\":\"z\"}").values("X")).containsExactly("a");
    }

    @Test
    void keepsWhatCameBeforeTheTextBreaks() {
        assertThat(Wire.json("{\"Event-Name\":\"API\",\"X\":\"y\",oops").toMap())
                .containsEntry("Event-Name", "API")
                .containsEntry("X", "y");
    }
}
