/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks tokens (RFC 7519): those signed with the hub's own key by HS256, and those of an identity provider by RS256 or
 * ES256 where its key set is configured. The algorithm decides which key is asked, so a public key is never taken for a
 * secret. A token without an expiry is refused.
 */
public final class TokenCheck implements JwtDecoder {

    private final JwtDecoder own;
    private final @Nullable JwtDecoder provider;

    /** @param jwksUrl where the identity provider's keys are; empty: there is none */
    public TokenCheck(SecretKey key, String jwksUrl) {
        this.own = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        this.provider = jwksUrl.isEmpty()
                ? null
                : NimbusJwtDecoder.withJwkSetUri(jwksUrl)
                        .jwsAlgorithm(SignatureAlgorithm.RS256)
                        .jwsAlgorithm(SignatureAlgorithm.ES256)
                        .build();
    }

    @Override
    public Jwt decode(String token) {
        Jwt jwt = decoderFor(token).decode(token);
        if (jwt.getExpiresAt() == null) {
            throw new BadJwtException("The token never expires");
        }
        return jwt;
    }

    private JwtDecoder decoderFor(String token) {
        try {
            String algorithm = JWTParser.parse(token).getHeader().getAlgorithm().getName();
            if (algorithm.equals(MacAlgorithm.HS256.getName())) {
                return own;
            }
            if (provider != null) {
                return provider;
            }
            throw new BadJwtException("The token's algorithm is not accepted");
        } catch (ParseException e) {
            throw new BadJwtException("That is no token");
        }
    }
}
