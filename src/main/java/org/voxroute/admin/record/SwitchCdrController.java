/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.record;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
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
     */
    @PostMapping(path = "/api/freeswitch/cdr", produces = "application/json")
    ResponseEntity<Map<String, Object>> accept(
            @RequestBody(required = false) byte @Nullable [] body,
            @RequestParam(required = false) @Nullable String node,
            HttpServletRequest request) {
        if (body == null || body.length == 0) {
            return refused(400, "empty_body", "A call record is needed as body");
        }
        try {
            var headers = new java.util.HashMap<String, Object>();
            if (node != null) {
                headers.put("CamelEslNode", node);
            }
            camel.requestBodyAndHeaders(ROUTE, body, headers);
            return ResponseEntity.ok(Map.of("success", true, "data", Map.of("accepted", true)));
        } catch (CamelExecutionException e) {
            if (e.getCause() instanceof MalformedCdrException malformed) {
                LOG.warn("A call record from {} can't be read: {}", request.getRemoteAddr(), malformed.getMessage());
                return refused(400, "malformed_cdr", String.valueOf(malformed.getMessage()));
            }
            LOG.error("A call record from {} could not be saved", request.getRemoteAddr(), e.getCause());
            return refused(503, "not_saved", "The record could not be saved: post it again");
        }
    }

    private static ResponseEntity<Map<String, Object>> refused(int status, String code, String message) {
        return ResponseEntity.status(status)
                .body(Map.of("success", false, "error", Map.of("code", code, "message", message, "details", Map.of())));
    }
}
