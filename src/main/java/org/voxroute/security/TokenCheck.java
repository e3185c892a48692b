/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jwt.JWTParser;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Checks tokens (RFC 7519): those signed with the hub's own key by HS256, and those of an identity provider by RS256 or
 * ES256 where its key set is configured. The algorithm decides which key is asked, so a public key is never taken for a
 * secret. A token without an expiry is refused, and one that the hub gave to a user who was disabled or changed since.
 */
public final class TokenCheck implements JwtDecoder {

    private final JwtDecoder own;
    private final @Nullable JwtDecoder provider;
    private final OAuth2TokenValidator<Jwt> ofOthers;
    private final UserDetailsService users;
    private volatile boolean keysWereThere;

    /** @param users to whom the hub gives tokens */
    public TokenCheck(SecretKey key, TokenRules rules, UserDetailsService users) {
        var timestamps = new JwtTimestampValidator(rules.skew());
        var decoder = NimbusJwtDecoder.withSecretKey(key)
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
        decoder.setJwtValidator(timestamps);
        this.own = decoder;
        this.provider = rules.jwksUrl().isBlank() ? null : ProviderKeys.decoder(rules.jwksUrl(), timestamps);
        this.ofOthers = ofOthers(rules);
        this.users = users;
    }

    private static OAuth2TokenValidator<Jwt> ofOthers(TokenRules rules) {
        var validators = new ArrayList<OAuth2TokenValidator<Jwt>>();
        if (!rules.issuer().isBlank()) {
            validators.add(new JwtIssuerValidator(rules.issuer()));
        }
        if (!rules.audience().isBlank()) {
            validators.add(new JwtClaimValidator<List<String>>(
                    "aud", audience -> audience != null && audience.contains(rules.audience())));
        }
        return new DelegatingOAuth2TokenValidator<>(validators);
    }

    /** @throws org.springframework.security.core.AuthenticationException if the identity provider can't be asked */
    @Override
    public Jwt decode(String token) {
        boolean isHmac = isHmac(token);
        Jwt jwt = isHmac ? own.decode(token) : ofProvider(token);
        if (jwt.getExpiresAt() == null) {
            throw new BadJwtException("The token never expires");
        }
        if (isHmac && Tokens.ISSUER.equals(jwt.getClaimAsString("iss"))) {
            refuseIfVoid(jwt);
        } else if (ofOthers.validate(jwt).hasErrors()) {
            throw new BadJwtException("The token is of another issuer, or meant for others");
        }
        return jwt;
    }

    private boolean isHmac(String token) {
        try {
            String algorithm = JWTParser.parse(token).getHeader().getAlgorithm().getName();
            return algorithm.equals(MacAlgorithm.HS256.getName());
        } catch (ParseException e) {
            throw new BadJwtException("That is no token");
        }
    }

    private Jwt ofProvider(String token) {
        if (provider == null) {
            throw new BadJwtException("The token's algorithm is not accepted");
        }
        try {
            Jwt jwt = provider.decode(token);
            keysWereThere = true;
            return jwt;
        } catch (BadJwtException e) {
            throw e;
        } catch (JwtException e) {
            if (keysWereThere && isForAKeyThatNobodyKnows(e)) {
                throw new BadJwtException("The token's key is not known");
            }
            throw new CheckUnavailable("The identity provider's keys can't be had", e);
        }
    }

    /** The key set was looked at a moment ago: it is not looked at again for each token that anybody makes up. */
    private static boolean isForAKeyThatNobodyKnows(Throwable e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof RateLimitReachedException) {
                return true;
            }
        }
        return false;
    }

    private void refuseIfVoid(Jwt jwt) {
        try {
            var user = (User) users.loadUserByUsername(jwt.getSubject());
            boolean same = jwt.getClaim(Tokens.VERSION) instanceof Number version
                    && version.intValue() == user.tokenVersion()
                    && Integer.valueOf(user.tenantId()).equals(CurrentTenant.of(jwt));
            if (!user.isEnabled() || !same) {
                throw new BadJwtException("The user was disabled or changed since the token was given");
            }
        } catch (UsernameNotFoundException e) {
            throw new BadJwtException("The token's user is gone");
        } catch (DataAccessException e) {
            // It is signed and will expire: the restart of a database locks nobody out.
        }
    }
}
