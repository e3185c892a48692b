/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.media.audiosocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The dialplan in docs/asterisk.md is the one that the tests run. */
class AsteriskGuideTest {

    @Test
    void showsTheDialplanThatTheTestsRun() throws IOException {
        String run = Files.readString(Path.of("src/test/resources/asterisk/extensions.conf"));
        List<String> shown = dialplans(Files.readString(Path.of("docs/asterisk.md")));

        assertThat(shown)
                .hasSizeGreaterThan(4)
                .allSatisfy(dialplan -> assertThat(run).contains(dialplan));
    }

    private static List<String> dialplans(String guide) {
        var blocks = new ArrayList<String>();
        Arrays.stream(guide.split("```ini\n"))
                .skip(1)
                .map(block -> block.substring(0, block.indexOf("```")))
                .filter(block -> block.startsWith("exten"))
                .forEach(blocks::add);
        return blocks;
    }
}
