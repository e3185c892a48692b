/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationConverter;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Which paths want which role. Stateless: each request says who it is, by token or by HTTP Basic. */
public final class AccessRules {

    /** Where calls' audio connects. */
    private static final String MEDIA = "/media/";

    private final PasswordLogin login;
    private final TokenCheck tokens;
    private final Refusals refusals;
    private final CorsConfigurationSource cors;
    private final OperationRoles roles;
    private final RequestLimits limits;
    private final Filter changes;

    /**
     * @param roles of the operations below {@code /api}
     * @param changes sees every request, once it is known who sends it
     */
    public AccessRules(
            PasswordLogin login,
            TokenCheck tokens,
            Refusals refusals,
            CorsConfigurationSource cors,
            OperationRoles roles,
            RequestLimits limits,
            Filter changes) {
        this.login = login;
        this.tokens = tokens;
        this.refusals = refusals;
        this.cors = cors;
        this.roles = roles;
        this.limits = limits;
        this.changes = changes;
    }

    /** Security as it should be. */
    public SecurityFilterChain closed(HttpSecurity http) throws Exception {
        return common(http)
                // Set here, it is the only one: it must know every way to log in.
                .authenticationManager(new ProviderManager(login, tokenLogin()))
                .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .accessDeniedHandler(refusals)
                        .bearerTokenResolver(AccessRules.tokenOf())
                        .jwt(jwt -> jwt.decoder(tokens)))
                .authorizeHttpRequests(rules -> rules.requestMatchers(
                                HttpMethod.GET, "/health", "/actuator/health", "/api/openapi.json", "/api/docs/**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/auth/token")
                        .permitAll()
                        // What refused a request that was let in says so itself: 426 and 403 of a WebSocket's path.
                        .dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        // Pages hold nothing; and a call's audio proves by a token of its own whose it is.
                        .requestMatchers(HttpMethod.GET, "/talk.html", "/talk/**", MEDIA + "**")
                        .permitAll()
                        .requestMatchers(HttpMethod.POST, "/api/freeswitch/cdr")
                        .access((user, context) -> new AuthorizationDecision(isThisMachine(context.getRequest())
                                || Role.ADMIN.isHeldBy(user.get().getAuthorities())))
                        .requestMatchers("/actuator/**")
                        .hasRole(Role.ADMIN.name())
                        .requestMatchers("/api/simulator/**")
                        .hasRole(Role.SUPERVISOR.name())
                        .requestMatchers(HttpMethod.GET, "/events/ws")
                        .hasRole(Role.VIEWER.name())
                        .requestMatchers("/api/**")
                        .access((user, context) -> new AuthorizationDecision(roles.of(context.getRequest())
                                .isHeldBy(user.get().getAuthorities())))
                        .anyRequest()
                        .authenticated())
                .build();
    }

    /** Everybody is the administrator: for a throw-away start on this machine. */
    public SecurityFilterChain open(HttpSecurity http) throws Exception {
        return common(http)
                .anonymous(everybody -> everybody.authorities(Role.ADMIN.authority()))
                .authorizeHttpRequests(rules -> rules.anyRequest().permitAll())
                .build();
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        return http.sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // No cookie logs anybody in, and what changes something takes JSON, which other sites can't send
                // unasked.
                .csrf(AbstractHttpConfigurer::disable)
                .addFilter(foreignPages())
                .addFilterAfter(limits.byAddress(refusals), CorsFilter.class)
                .addFilterBefore(limits.byToken(refusals), ExceptionTranslationFilter.class)
                .addFilterBefore(changes, ExceptionTranslationFilter.class)
                .headers(headers -> headers.frameOptions(frames -> frames.sameOrigin())
                        .addHeaderWriter(new ResponseHeaders())
                        .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.NO_REFERRER)))
                .exceptionHandling(
                        errors -> errors.authenticationEntryPoint(refusals).accessDeniedHandler(refusals));
    }

    private CorsFilter foreignPages() {
        var filter = new CorsFilter(cors);
        filter.setCorsProcessor(refusals.ofForeignPages());
        return filter;
    }

    private JwtAuthenticationProvider tokenLogin() {
        var provider = new JwtAuthenticationProvider(tokens);
        provider.setJwtAuthenticationConverter(converter());
        return provider;
    }

    private static JwtAuthenticationConverter converter() {
        var converter = new JwtAuthenticationConverter();
        converter.setJwtGrantedAuthoritiesConverter(AccessRules::authorities);
        return converter;
    }

    private static Collection<GrantedAuthority> authorities(Jwt token) {
        if (CurrentTenant.of(token) == null) {
            throw new InvalidBearerTokenException("The token names no tenant");
        }
        return token.getClaim(Tokens.ROLES) instanceof Collection<?> roles
                ? Role.authorities(roles.stream().map(String::valueOf).toList())
                : List.of();
    }

    /** Browsers can't set headers on a WebSocket: there, and only there, the token may stand in the query. */
    private static BearerTokenResolver tokenOf() {
        var header = new DefaultBearerTokenResolver();
        return request -> {
            String token = header.resolve(request);
            boolean webSocket = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"))
                    && !request.getRequestURI().startsWith(MEDIA);
            String inQuery = token == null && webSocket ? request.getParameter("token") : token;
            return inQuery == null || inQuery.isBlank() ? null : inQuery;
        };
    }

    /** A proxy on this machine speaks for somebody elsewhere. */
    private static boolean isThisMachine(HttpServletRequest request) {
        return request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null
                && Source.isLoopback(request.getRemoteAddr());
    }
}
