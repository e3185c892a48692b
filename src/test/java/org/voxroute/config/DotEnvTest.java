/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DotEnvTest {

    @Test
    void readsTheFormsThatDotenvFilesHave() {
        var values = DotEnv.parse(List.of(
                "# the switch",
                "FS_HOST=10.0.0.5",
                "export FS_ESL_PORT=8021   # the usual one",
                "FS_ESL_PASSWORD=\"Clue # Con\"",
                "NAME='single'",
                "EMPTY=",
                "URL=postgres://u:p@h/db?sslmode=require#x",
                "no assignment"));

        assertThat(values)
                .containsEntry("FS_HOST", "10.0.0.5")
                .containsEntry("FS_ESL_PORT", "8021")
                .containsEntry("FS_ESL_PASSWORD", "Clue # Con")
                .containsEntry("NAME", "single")
                .containsEntry("EMPTY", "")
                .containsEntry("URL", "postgres://u:p@h/db?sslmode=require#x")
                .hasSize(6);
    }
}
