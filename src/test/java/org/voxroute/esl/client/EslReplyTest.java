/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EslReplyTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    status     | UP 0 years, 0 days               | true
                    originate  | +OK 323059d3-594a-4f8a-95e7      | true
                    originate  | -ERR USER_BUSY                   | false
                    originate  | -USAGE: <call url> <exten>       | false
                    reloadxml  | +OK [Success]                    | true
                    reloadxml  | +OK [[error near line 7189]: unexpected closing tag </users>] | false
                    reloadxml  | -ERR something else              | false
                    """)
    void knowsSuccess(String command, String answer, boolean success) {
        assertThat(new EslReply(answer + "\n").isSuccessOf(command)).isEqualTo(success);
    }

    @Test
    void leavesTheLastLineEndOut() {
        assertThat(new EslReply("+OK\n").text()).isEqualTo("+OK");
        assertThat(new EslReply("a\n\n").text()).isEqualTo("a\n");
    }
}
