/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.authentication.WebAuthenticationDetailsSource;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/auth/token}: a token for a built-in user's name and password. */
@RestController
public final class TokenController {

    private static final int LONGEST = 200;

    private final PasswordLogin login;
    private final Tokens tokens;
    private final Refusals refusals;

    public TokenController(PasswordLogin login, Tokens tokens, Refusals refusals) {
        this.login = login;
        this.tokens = tokens;
        this.refusals = refusals;
    }

    @PostMapping(path = "/api/auth/token", consumes = "application/json", produces = "application/json")
    ResponseEntity<Object> token(@RequestBody JsonNode body, HttpServletRequest request) {
        String username = text(body, "username");
        String password = text(body, "password");
        if (username.isEmpty() || password.isEmpty()) {
            return ResponseEntity.badRequest()
                    .body(Refusals.envelope("invalid_request", "username and password are needed, as strings"));
        }
        var attempt = UsernamePasswordAuthenticationToken.unauthenticated(username, password);
        attempt.setDetails(new WebAuthenticationDetailsSource().buildDetails(request));
        Authentication known = login.authenticate(attempt);
        var data = new LinkedHashMap<String, Object>();
        data.put("access_token", tokens.of((User) known.getPrincipal()));
        data.put("token_type", "Bearer");
        data.put("expires_in", Tokens.LIFE.toSeconds());
        return ResponseEntity.ok().header("Cache-Control", "no-store").body(Map.of("success", true, "data", data));
    }

    @ExceptionHandler(AuthenticationException.class)
    void refused(AuthenticationException e, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        refusals.commence(request, response, e);
    }

    private static String text(JsonNode body, String name) {
        JsonNode value = body.path(name);
        return value.isTextual() && value.asText().length() <= LONGEST ? value.asText() : "";
    }
}
