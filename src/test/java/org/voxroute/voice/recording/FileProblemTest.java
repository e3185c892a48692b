/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.voice.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class FileProblemTest {

    @Test
    void saysWhatIsWrongWhereJavaSaysTheNameAlone() {
        assertThat(FileProblem.words(new AccessDeniedException("/data/x")))
                .isEqualTo("the hub's user may not write /data/x");
        assertThat(FileProblem.words(new FileAlreadyExistsException("/data"))).isEqualTo("/data is in the way");
        assertThat(FileProblem.words(new NoSuchFileException("/data/x"))).contains("NoSuchFile", "/data/x");
    }

    @Test
    void leavesAReasonThatThereIs() {
        assertThat(FileProblem.words(new FileSystemException("/data/x", null, "Read-only file system")))
                .isEqualTo("/data/x: Read-only file system");
        assertThat(FileProblem.words(new IOException("No space left on device")))
                .isEqualTo("No space left on device");
        assertThat(FileProblem.words(new IllegalStateException())).contains("IllegalStateException");
    }
}
