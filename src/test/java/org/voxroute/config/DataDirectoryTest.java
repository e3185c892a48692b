/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @Test
    void isHeldByOneHubAtATime(@TempDir Path folder) {
        try (var first = DataDirectory.take(folder.resolve("var"))) {
            assertThat(first.path()).isDirectory();
            assertThatThrownBy(() -> DataDirectory.take(folder.resolve("var")))
                    .hasMessageContaining("another hub")
                    .hasMessageContaining("VOXROUTE_DATA_DIR");
        }
        DataDirectory.take(folder.resolve("var")).close();
    }

    @Test
    void keepsTheNameOfItsHub(@TempDir Path folder) {
        String first;
        try (DataDirectory data = DataDirectory.take(folder)) {
            first = data.hubId();
            assertThat(data.hubId()).isEqualTo(first).isNotBlank();
        }
        try (DataDirectory data = DataDirectory.take(folder)) {
            assertThat(data.hubId()).isEqualTo(first);
        }
    }
}
