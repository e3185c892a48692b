/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.esl.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that a FreeSWITCH understood are written as they were sent. */
class RecordedCommandsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01_banner_auth_ok_exit.sent",
                "16_userauth_ok.sent",
                "40_c2c_uuid_kill_json.sent",
                "52_sendmsg_json.sent",
                "58_bgapi_job_uuid_json.sent",
                "60_originate_replies.sent",
                "70_outbound_async_full.sent"
            })
    void areWrittenAsTheyWereSent(String recording) {
        byte[] sent = Recordings.bytes(recording);

        String written =
                SentCommands.parse(sent).stream().map(EslEncoderTest::wire).collect(Collectors.joining());

        assertThat(written).isEqualTo(new String(sent, UTF_8));
    }
}
