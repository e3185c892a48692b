/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtException;

class TokenCheckTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final SecretKey KEY = SigningKey.of(SECRET, Path.of("unused"));

    private User ann = new User(7, "ann", "", List.of("supervisor"));

    @Test
    void acceptsATokenThatTheHubGave() {
        String token = new Tokens(KEY, Clock.systemUTC()).of(ann);
        var jwt = check(TokenRules.ofTheHub()).decode(token);
        assertThat(jwt.getSubject()).isEqualTo("ann");
        assertThat(CurrentTenant.of(jwt)).isEqualTo(7);
    }

    @Test
    void refusesATokenOfAnotherKey() throws Exception {
        assertThatThrownBy(() ->
                        check(TokenRules.ofTheHub()).decode(signed("another-secret-of-thirty-two-bytes", later())))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void refusesATokenThatHasExpired() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(3600));
        assertThatThrownBy(() -> check(TokenRules.ofTheHub()).decode(signed(SECRET, past)))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void refusesATokenThatNeverExpires() throws Exception {
        assertThatThrownBy(() -> check(TokenRules.ofTheHub()).decode(signed(SECRET, (Date) null)))
                .hasMessageContaining("never expires");
    }

    @Test
    void refusesATokenWithoutSignature() {
        String token = new PlainJWT(claims(later())).serialize();
        assertThatThrownBy(() -> check(TokenRules.ofTheHub()).decode(token)).isInstanceOf(JwtException.class);
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThatThrownBy(() -> check(TokenRules.ofTheHub()).decode("x.y")).isInstanceOf(JwtException.class);
    }

    @Test
    void refusesATokenOfAUserWhoWasDisabledOrChangedOrIsGone() {
        String token = new Tokens(KEY, Clock.systemUTC()).of(ann);
        TokenCheck check = check(TokenRules.ofTheHub());
        ann = new User(7, "ann", "", List.of("supervisor"), false, 0);
        assertThatThrownBy(() -> check.decode(token)).isInstanceOf(BadJwtException.class);
        ann = new User(7, "ann", "", List.of("supervisor"), true, 1);
        assertThatThrownBy(() -> check.decode(token)).isInstanceOf(BadJwtException.class);
        ann = new User(7, "bob", "", List.of("supervisor"));
        assertThatThrownBy(() -> check.decode(token)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void takesAUsersWordWhileTheDatabaseIsAway() {
        var check = new TokenCheck(KEY, TokenRules.ofTheHub(), name -> {
            throw new DataAccessResourceFailureException("away");
        });
        assertThat(check.decode(new Tokens(KEY, Clock.systemUTC()).of(ann)).getSubject())
                .isEqualTo("ann");
    }

    @Test
    void wantsIssuerAndAudienceOfTokensOfOthersIfTheyAreSet() throws Exception {
        TokenCheck check = check(new TokenRules("", "https://id.example.com", "voxroute", Duration.ofSeconds(60)));
        assertThatThrownBy(() -> check.decode(signed(SECRET, later()))).isInstanceOf(BadJwtException.class);
        var right = claims("https://id.example.com", List.of("crm", "voxroute"));
        assertThat(check.decode(signed(SECRET, right)).getSubject()).isEqualTo("eve");
        assertThatThrownBy(() -> check.decode(signed(SECRET, claims("https://id.example.com", List.of("crm")))))
                .isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> check.decode(signed(SECRET, claims("https://other.example.com", List.of("voxroute")))))
                .isInstanceOf(BadJwtException.class);
        assertThat(check.decode(new Tokens(KEY, Clock.systemUTC()).of(ann)).getSubject())
                .isEqualTo("ann");
    }

    @Test
    void toleratesClocksThatAreApartAsFarAsConfigured() throws Exception {
        Date past = Date.from(Instant.now().minusSeconds(40));
        assertThat(check(TokenRules.ofTheHub()).decode(signed(SECRET, past)).getSubject())
                .isEqualTo("eve");
        assertThatThrownBy(
                        () -> check(new TokenRules("", "", "", Duration.ZERO)).decode(signed(SECRET, past)))
                .isInstanceOf(JwtException.class);
    }

    @Test
    void acceptsTokensOfTheIdentityProviderAlsoOfAKeyThatIsNewThere() throws Exception {
        RSAKey first = new RSAKeyGenerator(2048).keyID("k1").generate();
        ECKey second = new ECKeyGenerator(Curve.P_256).keyID("k2").generate();
        try (var provider = new KeyServer(first)) {
            TokenCheck check = check(provider.rules());
            assertThat(check.decode(signed(first)).getSubject()).isEqualTo("eve");
            assertThatThrownBy(() -> check.decode(signed(second))).isInstanceOf(BadJwtException.class);
            provider.serve(first, second);
            assertThat(check(provider.rules()).decode(signed(second)).getSubject())
                    .isEqualTo("eve");
        }
        assertThatThrownBy(() -> check(TokenRules.ofTheHub()).decode(signed(first)))
                .hasMessageContaining("not accepted");
    }

    @Test
    void fetchesAKeyThatIsNewAtTheProviderWhenATokenNamesIt() throws Exception {
        RSAKey first = new RSAKeyGenerator(2048).keyID("k1").generate();
        RSAKey second = new RSAKeyGenerator(2048).keyID("k2").generate();
        try (var provider = new KeyServer(first)) {
            TokenCheck check = check(provider.rules());
            check.decode(signed(first));
            provider.serve(second);
            assertThat(check.decode(signed(second)).getSubject()).isEqualTo("eve");
        }
    }

    @Test
    void goesOnWithTheKeysItKnowsWhileTheProviderIsAway() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        RSAKey unknown = new RSAKeyGenerator(2048).keyID("k9").generate();
        var provider = new KeyServer(key);
        TokenCheck check = check(provider.rules());
        check.decode(signed(key));
        provider.close();
        assertThat(check.decode(signed(key)).getSubject()).isEqualTo("eve");
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> check.decode(signed(unknown))).isInstanceOf(BadJwtException.class);
        }
        assertThat(check.decode(signed(key)).getSubject()).isEqualTo("eve");
    }

    @Test
    void saysThatTheProviderIsAwayRatherThanThatTheTokenIsWrong() throws Exception {
        RSAKey key = new RSAKeyGenerator(2048).keyID("k1").generate();
        var provider = new KeyServer(key);
        TokenCheck check = check(provider.rules());
        provider.close();
        for (int i = 0; i < 4; i++) {
            assertThatThrownBy(() -> check.decode(signed(key))).isInstanceOf(CheckUnavailable.class);
        }
    }

    private TokenCheck check(TokenRules rules) {
        return new TokenCheck(KEY, rules, name -> {
            if (!name.equals(ann.username())) {
                throw new UsernameNotFoundException("No such user");
            }
            return ann;
        });
    }

    /** An identity provider's keys, on loopback. */
    private static final class KeyServer implements AutoCloseable {

        private final HttpServer server;
        private volatile byte[] keys;

        KeyServer(JWK... first) throws Exception {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            serve(first);
            server.createContext("/keys", exchange -> {
                exchange.sendResponseHeaders(200, keys.length);
                exchange.getResponseBody().write(keys);
                exchange.close();
            });
            server.start();
        }

        void serve(JWK... present) {
            keys = new JWKSet(List.of(present)).toString().getBytes(UTF_8);
        }

        TokenRules rules() {
            String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/keys";
            return new TokenRules(url, "", "", Duration.ofSeconds(60));
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static String signed(JWK key) throws Exception {
        boolean isRsa = key instanceof RSAKey;
        var jwt = new SignedJWT(
                new JWSHeader.Builder(isRsa ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256)
                        .keyID(key.getKeyID())
                        .build(),
                claims(later()));
        jwt.sign(isRsa ? new RSASSASigner((RSAKey) key) : new ECDSASigner((ECKey) key));
        return jwt.serialize();
    }

    private static String signed(String secret, JWTClaimsSet claims) throws Exception {
        var jwt = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        jwt.sign(new MACSigner(secret.getBytes(UTF_8)));
        return jwt.serialize();
    }

    private static JWTClaimsSet claims(String issuer, List<String> audience) {
        return new JWTClaimsSet.Builder(claims(later()))
                .issuer(issuer)
                .audience(audience)
                .build();
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
