/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.voxroute.esl.client.ChannelVariables;
import org.voxroute.simulator.engine.DialString;
import org.voxroute.simulator.engine.Separated;

/** What a real switch made of these texts: recording 61b_escaping. */
class SeparatedTest {

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
                    {name='A, B',num=123}; A
                    {name='A\\, B',num=123}; A, B
                    {name='\\'A, B\\'',num=123}; A, B
                    {^^:name='A, B':num=123}; A, B
                    {name=A\\sB,num=123}; A B
                    """)
    void aValueOfAVariableLosesALayerOfQuotesEachTime(String variables, String value) {
        String first = Separated.words(variables + "user/1020 &park()").get(0);
        assertThat(DialString.parse(first).variables())
                .containsEntry("name", value)
                .containsEntry("num", "123");
    }

    @ParameterizedTest
    @ValueSource(strings = {"O'Brien, Inc", "a\\b", "''", "x',api_on_answer='system touch F", "Zoë = \"it\""})
    void whatTheHubWritesIsReadAsItWas(String name) {
        String variables =
                ChannelVariables.NONE.with("name", name).with("num", "123").inOriginate();
        List<String> words = Separated.words(variables + "user/1020 &park()");
        assertThat(words).hasSize(2);
        assertThat(DialString.parse(words.get(0)).variables()).isEqualTo(Map.of("name", name, "num", "123"));
    }

    @Test
    void anUnquotedSpaceEndsAWordAndALoneQuoteSwallowsTheRest() {
        assertThat(Separated.words("a  b 'c d' e")).isEqualTo(List.of("a", "b", "c d", "e"));
        assertThat(Separated.words("{name=O'Brien}user/1020 &park()")).hasSize(1);
        assertThat(Separated.words("user/1020 &bridge(sofia/gateway/telnyx/+1800 5551234)"))
                .hasSize(3);
    }
}
