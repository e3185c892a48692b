/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.nimbusds.jose.jwk.source.ImmutableSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.crypto.SecretKey;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwsHeader;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtEncoderParameters;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;

/** Gives tokens to built-in users: JWT, HS256, with the claims {@code tenant_id} and {@code roles}. Thread-safe. */
public final class Tokens {

    static final String TENANT = "tenant_id";
    static final String ROLES = "roles";
    static final String VERSION = "token_version";
    /** Of the hub's own tokens: those of somebody else who knows the secret name another, or none. */
    static final String ISSUER = "voxroute";

    static final Duration LIFE = Duration.ofHours(1);

    private final JwtEncoder encoder;
    private final Clock clock;

    public Tokens(SecretKey key, Clock clock) {
        this.encoder = new NimbusJwtEncoder(new ImmutableSecret<>(key));
        this.clock = clock;
    }

    String of(User user) {
        Instant now = clock.instant();
        JwtClaimsSet claims = JwtClaimsSet.builder()
                .issuer(ISSUER)
                .subject(user.username())
                .issuedAt(now)
                .expiresAt(now.plus(LIFE))
                .claim(TENANT, user.tenantId())
                .claim(ROLES, List.copyOf(user.roles()))
                .claim(VERSION, user.tokenVersion())
                .build();
        var header = JwsHeader.with(MacAlgorithm.HS256).build();
        return encoder.encode(JwtEncoderParameters.from(header, claims)).getTokenValue();
    }
}
