/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Tokens that open one thing, once, and soon: 256 random bits, of which only the SHA-256 is kept, in memory. Bounded; each is forgotten when it expires. Thread-safe.
 *
 * @param <T> what a token stands for
 */
public final class OneTimeTokens<T> {

    private static final int BYTES = 32;
    /** Of the hash, to find it by; the whole is compared. */
    private static final int PREFIX = 8;

    private final int limit;
    private final long patience;
    private final LongSupplier nanos;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Issued<T>> issued = new HashMap<>();

    private record Issued<T>(byte[] hash, T value, long until) {}

    /**
     * None yet.
     *
     * @param limit how many may be open at once
     * @param patience how long each holds
     */
    public OneTimeTokens(int limit, Duration patience, LongSupplier nanos) {
        this.limit = limit;
        this.patience = patience.toNanos();
        this.nanos = nanos;
    }

    /** A new token, 43 characters that a URL takes; empty if too many are open. It is told here, and never again. */
    public Optional<String> issue(T value) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        byte[] hash = hash(token);
        synchronized (this) {
            long now = nanos.getAsLong();
            if (issued.size() >= limit) {
                issued.values().removeIf(open -> now - open.until() >= 0);
            }
            if (issued.size() >= limit) {
                return Optional.empty();
            }
            issued.put(prefix(hash), new Issued<>(hash, value, now + patience));
        }
        return Optional.of(token);
    }

    /** What the token stands for, if it is one, and in time. Whatever the answer, it is none any more. */
    public synchronized Optional<T> take(String token) {
        byte[] hash = hash(token);
        Issued<T> found = issued.get(prefix(hash));
        if (found == null || !MessageDigest.isEqual(found.hash(), hash)) {
            return Optional.empty();
        }
        issued.remove(prefix(hash));
        return nanos.getAsLong() - found.until() >= 0 ? Optional.empty() : Optional.of(found.value());
    }

    private static String prefix(byte[] hash) {
        return new String(hash, 0, PREFIX, StandardCharsets.ISO_8859_1);
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Java without SHA-256", e);
        }
    }
}
