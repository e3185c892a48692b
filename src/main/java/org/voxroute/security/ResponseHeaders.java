/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/**
 * What a browser may do with an answer: nothing with the API's; with pages only what they need, from this hub alone.
 * Hawtio is left alone, it says so itself.
 */
final class ResponseHeaders implements HeaderWriter {

    private static final String DATA =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";
    /** Swagger UI and the pages set styles of elements by script. */
    private static final String PAGES = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; font-src 'self' data:; media-src 'self' blob:; connect-src 'self' ws: wss:;"
            + " object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = request.getRequestURI();
        if (path.startsWith("/actuator/hawtio")) {
            return;
        }
        boolean page = path.startsWith("/api/docs")
                || !path.startsWith("/api/") && !path.startsWith("/actuator") && !path.equals("/health");
        response.setHeader("Content-Security-Policy", page ? PAGES : DATA);
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=(self)");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    }
}
