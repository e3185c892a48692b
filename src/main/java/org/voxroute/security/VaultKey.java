/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** The key under which agents' passwords are stored: from the configuration, or made once and kept in a file. */
public final class VaultKey {

    private static final int BYTES = 32;
    private static final String PURPOSE = "voxroute agent passwords 1";

    private VaultKey() {}

    /**
     * @param secret {@code VOXROUTE_SECRET_KEY}; empty: the one in {@code file}, which is made if need be, readable by its
     *     owner only
     * @throws IllegalArgumentException if the secret, or what the file holds, is too short
     * @throws UncheckedIOException if the file can't be read or made
     */
    public static SecretKey of(String secret, Path file) {
        if (!secret.isEmpty()) {
            byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < BYTES) {
                throw new IllegalArgumentException("VOXROUTE_SECRET_KEY has " + bytes.length + " bytes; at least "
                        + BYTES + " are needed, as 'openssl rand -base64 32' makes them");
            }
            return derived(bytes);
        }
        try {
            if (!Files.exists(file)) {
                KeyFile.make(file, BYTES);
            }
            byte[] kept = KeyFile.read(file);
            if (kept.length < BYTES) {
                throw new IllegalArgumentException("it is cut off");
            }
            return derived(kept);
        } catch (IOException e) {
            throw new UncheckedIOException("The key file " + file + " can't be used: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The key file " + file + " holds no key: restore it, or agents' passwords can't be read", e);
        }
    }

    /** A key of its own for this purpose, whatever else the secret is used for. */
    private static SecretKey derived(byte[] secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return new SecretKeySpec(mac.doFinal(PURPOSE.getBytes(StandardCharsets.US_ASCII)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }
}
