/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.agent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/**
 * Makes agents' passwords and keeps them readable to the hub alone: AES-256-GCM (NIST SP 800-38D), a random nonce each,
 * bound to the agent's id, so that a stored password is of no use in another row. Thread-safe.
 */
public final class PasswordVault {

    /** 144 random bits: 24 characters that need no escaping anywhere. */
    private static final int PASSWORD_BYTES = 18;

    private static final String VERSION = "v1";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey key;
    /** Tells which key a stored password needs, and nothing else of it. */
    private final String keyName;

    public PasswordVault(SecretKey key) {
        this.key = key;
        this.keyName = HexFormat.of().formatHex(sha256(key.getEncoded()), 0, 4);
    }

    String newPassword() {
        byte[] bytes = new byte[PASSWORD_BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** As it may stand in the database. */
    String seal(UUID agent, String password) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce, agent).doFinal(password.getBytes(StandardCharsets.UTF_8));
            byte[] stored = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return String.join(".", VERSION, keyName, Base64.getEncoder().encodeToString(stored));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + CIPHER, e);
        }
    }

    /** @throws UnreadablePasswordException if it was stored under another key, for another agent, or changed since */
    String open(UUID agent, String stored) {
        String[] parts = stored.split("\\.", -1);
        if (parts.length != 3 || !parts[0].equals(VERSION)) {
            throw new UnreadablePasswordException(agent, "it is not stored as the hub does", null);
        }
        if (!parts[1].equals(keyName)) {
            throw new UnreadablePasswordException(
                    agent, "it was stored under the key " + parts[1] + ", and this hub has " + keyName, null);
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
            byte[] nonce = new byte[NONCE_BYTES];
            bytes.get(nonce);
            byte[] sealed = new byte[bytes.remaining()];
            bytes.get(sealed);
            return new String(cipher(Cipher.DECRYPT_MODE, nonce, agent).doFinal(sealed), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | RuntimeException e) {
            throw new UnreadablePasswordException(agent, "it was changed since it was stored", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, UUID agent) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(agent.toString().getBytes(StandardCharsets.US_ASCII));
        return cipher;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
