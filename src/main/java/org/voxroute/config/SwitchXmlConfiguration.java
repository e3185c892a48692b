/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.type.AnnotatedTypeMetadata;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.voxroute.provisioning.Renderer;
import org.voxroute.provisioning.Sources;
import org.voxroute.provisioning.SwitchXmlController;
import org.voxroute.provisioning.Templates;
import org.voxroute.provisioning.XmlLookups;

/** {@code /freeswitch/xml} for mod_xml_curl: where a password for it is set, and for whoever has it. */
@Configuration(proxyBeanMethods = false)
class SwitchXmlConfiguration {

    /** The route names it, asked or not. */
    @Bean
    XmlLookups xmlLookups(Sources sources, Renderer renderer, Templates templates, ProvisioningProperties properties) {
        return new XmlLookups(sources, renderer, templates, properties.domain(), properties.publicContext());
    }

    @Bean
    @Conditional(PasswordSet.class)
    SwitchXmlController switchXmlController(ProducerTemplate camel) {
        return new SwitchXmlController(camel);
    }

    /** Switches are no users of the API: they have a password of their own, which opens nothing else. */
    @Bean
    @Order(1)
    @Conditional(PasswordSet.class)
    SecurityFilterChain switchXmlFilterChain(HttpSecurity http, ProvisioningProperties properties) throws Exception {
        return http.securityMatcher(SwitchXmlController.PATH)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authenticationManager(new ProviderManager(new SwitchLogin(properties.xml())))
                .httpBasic(basic -> basic.realmName("freeswitch"))
                .authorizeHttpRequests(rules -> rules.anyRequest().authenticated())
                .build();
    }

    /** Compares in constant time; no hash that takes a tenth of a second, hundreds of times a second. */
    private record SwitchLogin(ProvisioningProperties.Xml known) implements AuthenticationProvider {

        @Override
        public Authentication authenticate(Authentication login) {
            boolean user = isEqual(known.user(), login.getName());
            boolean password = isEqual(known.password(), String.valueOf(login.getCredentials()));
            if (user && password) {
                return UsernamePasswordAuthenticationToken.authenticated(known.user(), null, List.of());
            }
            throw new BadCredentialsException("Not the switch's password");
        }

        @Override
        public boolean supports(Class<?> type) {
            return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
        }

        private static boolean isEqual(String one, String other) {
            return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** A password is set. */
    static final class PasswordSet implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment()
                    .getProperty("voxroute.provisioning.xml.password", "")
                    .isEmpty();
        }
    }
}
