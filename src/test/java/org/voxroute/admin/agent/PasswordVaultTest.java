/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.voxroute.security.VaultKey;

class PasswordVaultTest {

    private static final UUID AGENT = UUID.fromString("6f1d0a52-0000-4000-8000-000000000001");
    private static final String SECRET = "a secret that is long enough for a key";

    @TempDir
    Path folder;

    private final PasswordVault vault = new PasswordVault(VaultKey.of(SECRET, Path.of("unused")));

    @Test
    void opensWhatItSealed() {
        assertThat(vault.open(AGENT, vault.seal(AGENT, "hunter2"))).isEqualTo("hunter2");
    }

    @Test
    void sealsTheSamePasswordToAnotherTextEachTime() {
        assertThat(vault.seal(AGENT, "hunter2"))
                .isNotEqualTo(vault.seal(AGENT, "hunter2"))
                .doesNotContain("hunter2")
                .hasSizeLessThan(255);
    }

    @Test
    void opensNothingForAnotherAgent() {
        String sealed = vault.seal(UUID.randomUUID(), "hunter2");
        assertThatThrownBy(() -> vault.open(AGENT, sealed)).isInstanceOf(UnreadablePasswordException.class);
    }

    @Test
    void namesTheKeyThatIsMissing() {
        var other = new PasswordVault(VaultKey.of(SECRET + "!", Path.of("unused")));
        String sealed = other.seal(AGENT, "hunter2");
        assertThatThrownBy(() -> vault.open(AGENT, sealed))
                .hasMessageContaining("the key " + sealed.split("\\.", -1)[1])
                .hasMessageContaining("VOXROUTE_SECRET_KEY");
    }

    @Test
    void opensNothingThatWasChanged() {
        String sealed = vault.seal(AGENT, "hunter2");
        for (String broken : new String[] {"", "x", "v1..", "v2" + sealed.substring(2), sealed.substring(0, 30)}) {
            assertThatThrownBy(() -> vault.open(AGENT, broken)).isInstanceOf(UnreadablePasswordException.class);
        }
    }

    @Test
    void makesPasswordsOf144BitsThatNeedNoEscaping() {
        var made = IntStream.range(0, 1000).mapToObj(i -> vault.newPassword()).collect(Collectors.toSet());
        assertThat(made).hasSize(1000).allMatch(password -> password.matches("[A-Za-z0-9_-]{24}"));
    }

    @Test
    void keepsTheKeyThatItMadeReadableByItsOwnerOnly() throws IOException {
        Path file = folder.resolve("secret.key");
        String sealed = new PasswordVault(VaultKey.of("", file)).seal(AGENT, "hunter2");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThat(new PasswordVault(VaultKey.of("", file)).open(AGENT, sealed)).isEqualTo("hunter2");
    }

    @Test
    void refusesAShortSecretAndABrokenKeyFile() throws IOException {
        Path file = Files.writeString(folder.resolve("secret.key"), "c2hvcnQ=");
        assertThatThrownBy(() -> VaultKey.of("short", file)).hasMessageContaining("32");
        assertThatThrownBy(() -> VaultKey.of("", file)).hasMessageContaining("holds no key");
        assertThat(Files.readString(file)).isEqualTo("c2hvcnQ=");
    }
}
