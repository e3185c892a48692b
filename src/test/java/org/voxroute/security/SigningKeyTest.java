/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {

    @TempDir
    Path folder;

    @Test
    void isMadeOnceAndReadableByItsOwnerOnly() throws Exception {
        Path file = folder.resolve("jwt.key");
        var first = SigningKey.of("", file);
        assertThat(SigningKey.of("", file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void isMadeAnewWhereACrashLeftAnEmptyFileOrHalfOfANewOne() throws Exception {
        Path file = folder.resolve("jwt.key");
        Files.createFile(file);
        Files.writeString(folder.resolve("jwt.key.new"), "half");
        var key = SigningKey.of("", file);
        assertThat(SigningKey.of("", file)).isEqualTo(key);
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void refusesAFileThatIsNoWholeKey() throws Exception {
        Path file = folder.resolve("jwt.key");
        Files.writeString(file, "AAAA");
        assertThatThrownBy(() -> SigningKey.of("", file)).hasMessageContaining("too short");
    }

    @Test
    void refusesAShortSecretWithoutRepeatingIt() {
        assertThatThrownBy(() -> SigningKey.of("short-secret", folder.resolve("k")))
                .hasMessageContaining("32")
                .hasMessageNotContaining("short-secret");
    }
}
