/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.voxroute.admin.ApiException;
import org.voxroute.call.from.freeswitch.MalformedCdrException;

/**
 * {@code POST /api/freeswitch/cdr}: where mod_json_cdr and mod_xml_cdr post their records, whatever content type they
 * name. Hands them to the route {@code cdr}. The modules post again until they hear 200, and keep a file if they don't.
 */
@RestController
public final class SwitchCdrController {

    static final String ROUTE = "direct:switch-cdr";
    private static final Logger LOG = LoggerFactory.getLogger(SwitchCdrController.class);

    private final ProducerTemplate camel;

    public SwitchCdrController(ProducerTemplate camel) {
        this.camel = camel;
    }

    /**
     * @param node the switch's name, if the URL tells; else its own name is taken
     * @param body as posted; Spring puts a form together again that a filter has read
     * @throws ApiException if it is no record, can't be saved now, or comes from a web page
     */
    @PostMapping(path = "/api/freeswitch/cdr", produces = "application/json")
    Map<String, Object> accept(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(required = false) @Nullable String node,
            HttpServletRequest request) {
        if (request.getHeader(HttpHeaders.ORIGIN) != null) {
            // This machine needs no login here; a page in somebody's browser on it must not profit from that.
            throw ApiException.forbidden("Call records are posted by a switch, not by a web page");
        }
        if (body == null || body.length == 0) {
            throw ApiException.invalidBody("empty_body", "A call record is needed as body");
        }
        try {
            camel.requestBodyAndHeaders(ROUTE, body, node == null ? Map.of() : Map.of("CamelEslNode", node));
            return Map.of("success", true, "data", Map.of("accepted", true));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof MalformedCdrException malformed) {
                LOG.warn("A call record from {} can't be read: {}", request.getRemoteAddr(), malformed.getMessage());
                throw ApiException.invalidBody("malformed_cdr", String.valueOf(malformed.getMessage()));
            }
            LOG.error("A call record from {} could not be saved", request.getRemoteAddr(), e.getCause());
            throw ApiException.unavailable("not_saved", "The record could not be saved: post it again");
        }
    }
}
