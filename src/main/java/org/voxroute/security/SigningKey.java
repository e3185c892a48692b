/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key of HS256 tokens (RFC 7518, section 3.2: at least 256 bits): configured, or made once and kept in a file. */
public final class SigningKey {

    private static final int BYTES = 32;

    private SigningKey() {}

    /**
     * @param secret {@code JWT_SECRET}; empty: the one in {@code file}, which is made if need be, readable by its owner
     * @throws IllegalArgumentException if the secret is too short
     */
    public static SecretKey of(String secret, Path file) {
        if (secret.isEmpty()) {
            return key(kept(file));
        }
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        if (bytes.length < BYTES) {
            throw new IllegalArgumentException(
                    "JWT_SECRET has " + bytes.length + " bytes; HS256 needs at least " + BYTES);
        }
        return key(bytes);
    }

    private static byte[] kept(Path file) {
        try {
            // An empty file is what a crash left of an earlier version's.
            if (!Files.exists(file) || Files.size(file) == 0) {
                KeyFile.make(file, BYTES);
            }
            byte[] bytes = KeyFile.read(file);
            if (bytes.length < BYTES) {
                throw new IllegalArgumentException(
                        "The key file " + file + " is too short: remove it to have a new one");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " can't be used: " + e.getMessage(), e);
        }
    }

    private static SecretKey key(byte[] bytes) {
        return new SecretKeySpec(bytes, "HmacSHA256");
    }
}
