/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import java.time.Duration;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

/** Login of built-in users with their password, for HTTP Basic and for the token endpoint; guessing is slowed down. */
public final class PasswordLogin implements AuthenticationProvider {

    /** Bcrypt looks at no more; longer ones would match by their beginning. */
    private static final int LONGEST = 72;

    private final DaoAuthenticationProvider check;
    private final LoginThrottle throttle;

    public PasswordLogin(UserDetailsService users, PasswordEncoder encoder, LoginThrottle throttle) {
        this.check = new DaoAuthenticationProvider(users);
        this.check.setPasswordEncoder(encoder);
        this.throttle = throttle;
    }

    @Override
    public Authentication authenticate(Authentication login) {
        String source = source(login);
        Duration wait = throttle.wait(source);
        if (!wait.isZero()) {
            throw new TooManyAttempts(wait);
        }
        if (String.valueOf(login.getCredentials()).length() > LONGEST) {
            throw new BadCredentialsException("Wrong user or password");
        }
        try {
            Authentication known = check.authenticate(login);
            throttle.succeeded(source);
            return known;
        } catch (InternalAuthenticationServiceException e) {
            // The database is away: nobody guessed anything.
            throw e;
        } catch (AuthenticationException e) {
            throttle.failed(source);
            throw e;
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }

    private static String source(Authentication login) {
        String address = login.getDetails() instanceof WebAuthenticationDetails web ? web.getRemoteAddress() : "";
        String name = login.getName();
        return address + "|" + name.substring(0, Math.min(name.length(), 100));
    }
}
