/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * Who is not let in is told so in the API's error envelope: 401 who nobody knows, 403 who may not, 429 who guesses,
 * 503 whom nobody can look up while the database is away.
 */
public final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {

    private final ObjectMapper json;

    public Refusals(ObjectMapper json) {
        this.json = json;
    }

    /** The error envelope of the API. */
    static Map<String, Object> envelope(String code, String message) {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", message);
        error.put("details", Map.of());
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", false);
        envelope.put("error", error);
        return envelope;
    }

    CorsRefusals ofForeignPages() {
        return new CorsRefusals(json);
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException e)
            throws IOException {
        if (e instanceof TooManyAttempts wait) {
            response.setHeader("Retry-After", String.valueOf(wait.seconds()));
            write(response, 429, "too_many_attempts", "Too many failed logins: wait " + wait.seconds() + " s");
            return;
        }
        if (e instanceof InternalAuthenticationServiceException) {
            write(response, 503, "database_unavailable", "The database can't be reached: try again in a moment");
            return;
        }
        if (e instanceof CheckUnavailable) {
            response.setHeader("Retry-After", "5");
            write(response, 503, "identity_provider_unavailable", "The token can't be checked: try again in a moment");
            return;
        }
        // A browser asks for the password only where people look with it; elsewhere a dialog would only disturb.
        boolean page = request.getServletPath().startsWith("/actuator");
        response.setHeader("WWW-Authenticate", page ? "Basic realm=\"voxroute\"" : "Bearer");
        write(response, 401, "unauthorized", "A valid token, or a user's name and password, is needed");
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
            throws IOException {
        write(response, 403, "forbidden", "Your role does not allow this");
    }

    /** 429: more requests than {@link RateLimits} allows. */
    void tooMany(HttpServletResponse response, long seconds) throws IOException {
        response.setHeader("Retry-After", String.valueOf(seconds));
        write(response, 429, "too_many_requests", "Too many requests: wait " + seconds + " s");
    }

    private void write(HttpServletResponse response, int status, String code, String message) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        json.writeValue(response.getOutputStream(), envelope(code, message));
    }
}
