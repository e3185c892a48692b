/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.time.Duration;
import java.util.Set;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/**
 * Tokens of an identity provider (RS256, ES256), by its key set (RFC 7517). A key that is new there is fetched when a
 * token names it, at most twice in half a minute; while the provider is away the keys of the last day go on.
 */
final class ProviderKeys {

    private static final int MILLIS_AT_MOST = 2_000;
    private static final int BYTES_AT_MOST = 512 * 1024;
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private ProviderKeys() {}

    static JwtDecoder decoder(String jwksUrl, OAuth2TokenValidator<Jwt> validator) {
        var keys = JWKSourceBuilder.<SecurityContext>create(
                        url(jwksUrl), new DefaultResourceRetriever(MILLIS_AT_MOST, MILLIS_AT_MOST, BYTES_AT_MOST))
                .cache(FRESH.toMillis(), 3L * MILLIS_AT_MOST)
                .rateLimited(BETWEEN.toMillis())
                .retrying(true)
                .outageTolerant(KEPT.toMillis())
                .build();
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), keys));
        // RFC 9068 names access tokens so; many providers say JWT, or nothing.
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), new JOSEObjectType("application/at+jwt"), null));
        processor.setJWTClaimsSetVerifier((claims, context) -> {}); // The validator does.
        var decoder = new NimbusJwtDecoder(processor);
        decoder.setJwtValidator(validator);
        return decoder;
    }

    private static URL url(String jwksUrl) {
        try {
            return URI.create(jwksUrl).toURL();
        } catch (MalformedURLException | IllegalArgumentException e) {
            throw new IllegalArgumentException("JWKS_URL is not a URL", e);
        }
    }
}
