/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Bcrypt is slow on purpose, and with HTTP Basic each request would pay for it. A password that was right stays known
 * for a minute, as a keyed hash whose key never leaves this process.
 */
public final class RememberedPasswords implements PasswordEncoder {

    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final int MOST = 1_000;

    private final PasswordEncoder slow;
    private final Clock clock;
    private final SecretKeySpec key;
    private final Map<String, Instant> right = new LinkedHashMap<>();

    public RememberedPasswords(PasswordEncoder slow, Clock clock) {
        this.slow = slow;
        this.clock = clock;
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    public String encode(CharSequence password) {
        return slow.encode(password);
    }

    @Override
    public boolean matches(CharSequence password, String hash) {
        String mark = mark(password, hash);
        if (isKnown(mark)) {
            return true;
        }
        boolean matches = slow.matches(password, hash);
        if (matches) {
            remember(mark);
        }
        return matches;
    }

    private synchronized boolean isKnown(String mark) {
        Instant until = right.get(mark);
        return until != null && until.isAfter(clock.instant());
    }

    private synchronized void remember(String mark) {
        if (right.size() >= MOST) {
            right.remove(right.keySet().iterator().next());
        }
        right.put(mark, clock.instant().plus(KEPT));
    }

    private String mark(CharSequence password, String hash) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(hash.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(mac.doFinal(password.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
