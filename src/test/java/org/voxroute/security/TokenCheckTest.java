/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenCheckTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final SecretKey KEY = SigningKey.of(SECRET, Path.of("unused"));

    @Test
    void acceptsATokenThatTheHubGave() {
        var token = new Tokens(KEY, Clock.systemUTC()).of(new User(7, "ann", "", List.of("supervisor")));
        var jwt = new TokenCheck(KEY, "").decode(token);
        assertThat(jwt.getSubject()).isEqualTo("ann");
        assertThat(CurrentTenant.of(jwt)).isEqualTo(7);
    }

    @Test
    void refusesATokenOfAnotherKey() throws Exception {
        assertThatThrownBy(() -> new TokenCheck(KEY, "").decode(signed("another-secret-of-thirty-two-bytes", later())))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void refusesATokenThatHasExpired() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        assertThatThrownBy(() -> new TokenCheck(KEY, "").decode(signed(SECRET, past)))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void refusesATokenThatNeverExpires() throws Exception {
        assertThatThrownBy(() -> new TokenCheck(KEY, "").decode(signed(SECRET, null)))
                .hasMessageContaining("never expires");
    }

    @Test
    void refusesATokenWithoutSignature() {
        String token = new PlainJWT(claims(later())).serialize();
        assertThatThrownBy(() -> new TokenCheck(KEY, "").decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThatThrownBy(() -> new TokenCheck(KEY, "").decode("x.y")).isInstanceOf(JwtException.class);
    }

    @Test
    void acceptsATokenOfTheIdentityProvider() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(UTF_8);
        provider.createContext("/keys", exchange -> {
            exchange.sendResponseHeaders(200, keys.length);
            exchange.getResponseBody().write(keys);
            exchange.close();
        });
        provider.start();
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k1").build(), claims(later()));
            jwt.sign(new RSASSASigner(key));
            var check = new TokenCheck(
                    KEY, "http://127.0.0.1:" + provider.getAddress().getPort() + "/keys");
            assertThat(check.decode(jwt.serialize()).getSubject()).isEqualTo("eve");
            assertThatThrownBy(() -> new TokenCheck(KEY, "").decode(jwt.serialize()))
                    .hasMessageContaining("not accepted");
        } finally {
            provider.stop(0);
        }
    }

    private static String signed(String secret, Date expiry) throws Exception {
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims(expiry));
        jwt.sign(new MACSigner(secret.getBytes(UTF_8)));
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(Date expiry) {
        return new JWTClaimsSet.Builder()
                .subject("eve")
                .claim("tenant_id", 1)
                .claim("roles", List.of("viewer"))
                .expirationTime(expiry)
                .build();
    }

    private static Date later() {
        return Date.from(Instant.now().plusSeconds(600));
    }
}
