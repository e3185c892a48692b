/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.security;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.DefaultCorsProcessor;

/** Pages of a site that isn't named are refused in the API's error envelope, where Spring would send a line of text. */
final class CorsRefusals extends DefaultCorsProcessor {

    private final ObjectMapper json;

    CorsRefusals(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected void rejectRequest(ServerHttpResponse response) throws IOException {
        response.setStatusCode(HttpStatus.FORBIDDEN);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getBody()
                .write(json.writeValueAsBytes(
                        Refusals.envelope("forbidden", "Pages of this site may not call the API")));
        response.flush();
    }
}
