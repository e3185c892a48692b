/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.sql.DataSource;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.hierarchicalroles.RoleHierarchy;
import org.springframework.security.access.hierarchicalroles.RoleHierarchyImpl;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.voxroute.admin.audit.AuditFilter;
import org.voxroute.admin.audit.AuditLog;
import org.voxroute.admin.http.Contract;
import org.voxroute.security.AccessRules;
import org.voxroute.security.CurrentTenant;
import org.voxroute.security.FirstAdmin;
import org.voxroute.security.KnownUsers;
import org.voxroute.security.LoginThrottle;
import org.voxroute.security.OperationRoles;
import org.voxroute.security.PasswordLogin;
import org.voxroute.security.Refusals;
import org.voxroute.security.RememberedPasswords;
import org.voxroute.security.Role;
import org.voxroute.security.SigningKey;
import org.voxroute.security.Source;
import org.voxroute.security.TokenCheck;
import org.voxroute.security.TokenController;
import org.voxroute.security.Tokens;
import org.voxroute.security.Users;

/** Who is let in. */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    @Bean
    Users users(DataSource database) {
        return new Users(database);
    }

    @Bean
    PasswordEncoder passwordEncoder(Clock clock) {
        return new RememberedPasswords(new BCryptPasswordEncoder(), clock);
    }

    @Bean
    ApplicationRunner firstAdmin(Users users, PasswordEncoder encoder, VoxrouteProperties properties) {
        var first = new FirstAdmin(users, encoder, properties.security().adminPassword(), System.out);
        return arguments -> {
            if (!properties.security().isOff()) {
                first.make();
            }
        };
    }

    @Bean
    PasswordLogin passwordLogin(KnownUsers users, PasswordEncoder encoder, Clock clock) {
        return new PasswordLogin(users, encoder, new LoginThrottle(clock));
    }

    @Bean
    SecretKey signingKey(VoxrouteProperties properties, DataDirectory data) {
        return SigningKey.of(properties.security().jwtSecret(), data.resolve("jwt.key"));
    }

    @Bean
    TokenCheck tokenCheck(
            SecretKey signingKey, VoxrouteProperties properties, AccessProperties access, KnownUsers users) {
        return new TokenCheck(signingKey, access.tokens(properties.security().jwksUrl()), users);
    }

    @Bean
    Refusals refusals(ObjectMapper json) {
        return new Refusals(json);
    }

    @Bean
    TokenController tokenController(PasswordLogin login, SecretKey signingKey, Clock clock, Refusals refusals) {
        return new TokenController(login, new Tokens(signingKey, clock), refusals);
    }

    @Bean
    CurrentTenant currentTenant(VoxrouteProperties properties) {
        return new CurrentTenant(properties.security().isOff());
    }

    @Bean
    RoleHierarchy roleHierarchy() {
        return RoleHierarchyImpl.fromHierarchy("ROLE_ADMIN > ROLE_SUPERVISOR > ROLE_AGENT > ROLE_VIEWER");
    }

    /**
     * As the OpenAPI document says; an operation that names no role is the administrator's. At addresses that are not
     * the document's nothing is to be had: whoever may look learns that there is nothing.
     */
    @Bean
    OperationRoles operationRoles() {
        Contract contract = Contract.load();
        return (method, path) -> contract.has(method, path) || !method.equals("GET")
                ? contract.role(method, path).flatMap(Role::of).orElse(Role.ADMIN)
                : Role.VIEWER;
    }

    @Bean
    SecurityFilterChain securityFilterChain(
            HttpSecurity http,
            PasswordLogin login,
            TokenCheck tokens,
            Refusals refusals,
            OperationRoles operationRoles,
            CurrentTenant tenant,
            AuditLog audit,
            ObjectMapper json,
            Clock clock,
            AccessProperties access,
            VoxrouteProperties properties)
            throws Exception {
        var rules = new AccessRules(
                login,
                tokens,
                refusals,
                cors(properties.security().corsOrigins(), access),
                operationRoles,
                access.limits(),
                new AuditFilter(Contract.load(), audit, tenant::id, Source::address, json, clock));
        return properties.security().isOff() ? rules.open(http) : rules.closed(http);
    }

    /** Without passwords, a web page elsewhere must not reach the hub through a name of its own for this machine. */
    @Bean
    StrictHttpFirewall httpFirewall(VoxrouteProperties properties) {
        var firewall = new StrictHttpFirewall();
        if (properties.security().isOff()) {
            firewall.setAllowedHostnames(THIS_MACHINE::contains);
        }
        return firewall;
    }

    private static UrlBasedCorsConfigurationSource cors(List<String> origins, AccessProperties access) {
        var source = new UrlBasedCorsConfigurationSource();
        if (!origins.isEmpty()) {
            var allowed = new CorsConfiguration();
            allowed.setAllowedOrigins(origins);
            allowed.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
            allowed.setAllowedHeaders(
                    Stream.concat(Stream.of("Authorization", "Content-Type"), access.corsHeaders().stream())
                            .toList());
            allowed.setExposedHeaders(List.of("Retry-After", "Allow"));
            allowed.setMaxAge(access.corsMaxAge());
            source.registerCorsConfiguration("/api/**", allowed);
        }
        return source;
    }
}
