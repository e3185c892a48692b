/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EslEventPlainTest {

    private final EslEvent event = Wire.plain("""
            Event-Name: CUSTOM
            Event-Subclass: sofia%3A%3Aregister
            Event-Sequence: 4711
            Caller-Caller-ID-Name: Zo%C3%AB%20%F0%9F%98%80
            Caller-ANI: +1 555
            Empty: _undef_
            variable_DP_MATCH: ARRAY%3A%3A1020%7C%3A1021
            Hangup-Cause: NORMAL_CLEARING
            Hangup-Cause: USER_BUSY
            unique-id: a1

            """);

    @Test
    void tellsItsName() {
        assertThat(event.name()).isEqualTo("CUSTOM");
    }

    @Test
    void tellsItsSubclass() {
        assertThat(event.subclass()).isEqualTo("sofia::register");
    }

    @Test
    void tellsItsSequence() {
        assertThat(event.sequence()).isEqualTo(4711);
    }

    @Test
    void findsItsNameWhereverItStands() {
        assertThat(Wire.plain("X: y\nevent-name: HEARTBEAT\n\n").name()).isEqualTo("HEARTBEAT");
    }

    @Test
    void hasAnEmptyNameWithoutOne() {
        assertThat(Wire.plain("X: y\n\n").name()).isEmpty();
    }

    @Test
    void hasNoSequenceWithoutOne() {
        assertThat(Wire.plain("Event-Sequence: x\n\n").sequence()).isEqualTo(-1);
        assertThat(Wire.plain("\n").sequence()).isEqualTo(-1);
    }

    @Test
    void decodesAValue() {
        assertThat(event.header("Caller-Caller-ID-Name")).isEqualTo("Zoë 😀");
    }

    @Test
    void takesAPlusAsAPlus() {
        assertThat(event.header("Caller-ANI")).isEqualTo("+1 555");
    }

    @Test
    void hasAnEmptyValueForAnUndefinedOne() {
        assertThat(event.header("Empty")).isEmpty();
    }

    @Test
    void findsAHeaderWhateverItsCase() {
        assertThat(event.header("Unique-ID")).isEqualTo("a1");
    }

    @Test
    void hasNoHeaderThatDidNotCome() {
        assertThat(event.header("Unique")).isNull();
        assertThat(event.header("")).isNull();
        assertThat(event.values("Unique-IDs")).isEmpty();
    }

    @Test
    void givesTheFirstOfSeveralValues() {
        assertThat(event.header("variable_DP_MATCH")).isEqualTo("1020");
        assertThat(event.header("Hangup-Cause")).isEqualTo("NORMAL_CLEARING");
    }

    @Test
    void givesAllValues() {
        assertThat(event.values("variable_dp_match")).containsExactly("1020", "1021");
        assertThat(event.values("hangup-cause")).containsExactly("NORMAL_CLEARING", "USER_BUSY");
    }

    @ParameterizedTest
    @CsvSource({"100%, 100%", "%4, %4", "%zz, %zz", "%%41, %A", "a%2525, a%25", "%E9, \uFFFD", "%c3%ab, ë"})
    void takesAPercentSignWithoutDigitsAsItself(String sent, String value) {
        assertThat(Wire.plain("X: " + sent + "\n\n").header("X")).isEqualTo(value);
    }

    @Test
    void readsItsOwnBody() {
        EslEvent job = Wire.plain("Event-Name: BACKGROUND_JOB\nContent-Length: 6\n\n+OK ë\n".replace("6", "7"));

        assertThat(job.body()).isEqualTo("+OK ë\n");
    }

    @Test
    void hasNoBodyWithoutALength() {
        assertThat(event.body()).isNull();
    }

    @Test
    void hasTheBodyThatIsThereWhereItsLengthSaysMore() {
        assertThat(Wire.plain("Content-Length: 99\n\nabc").body()).isEqualTo("abc");
    }

    @Test
    void takesNoHeaderFromItsBody() {
        assertThat(Wire.plain("Content-Length: 5\n\nX: y\n").header("X")).isNull();
    }

    @Test
    void readsLinesThatEndInCrLf() {
        EslEvent crlf = Wire.plain("Event-Name: API\r\nX: y\r\nContent-Length: 1\r\n\r\nz");

        assertThat(crlf.name()).isEqualTo("API");
        assertThat(crlf.toMap()).containsEntry("X", "y");
        assertThat(crlf.body()).isEqualTo("z");
    }

    @Test
    void findsAHeaderWhoseNameIsNotAscii() {
        assertThat(Wire.plain("variable_naïve: yes\n\n").header("VARIABLE_naïve"))
                .isEqualTo("yes");
    }

    @Test
    void keepsTheOrderOfTheWireInItsMap() {
        assertThat(event.toMap().keySet())
                .containsExactly(
                        "Event-Name",
                        "Event-Subclass",
                        "Event-Sequence",
                        "Caller-Caller-ID-Name",
                        "Caller-ANI",
                        "Empty",
                        "variable_DP_MATCH",
                        "Hangup-Cause",
                        "unique-id");
    }

    @Test
    void showsNoContentInItsText() {
        assertThat(Wire.plain("Event-Name: API\nSecret: x\n\n")).hasToString("EslEvent[API, 27 bytes]");
    }
}
