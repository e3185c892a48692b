/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The form of all answers. */
final class Envelope {

    private Envelope() {}

    static ResponseEntity<Map<String, Object>> of(HttpStatus status, Object data) {
        return ResponseEntity.status(status).body(Map.of("success", true, "data", data));
    }

    static ResponseEntity<Map<String, Object>> ok(Object data) {
        return of(HttpStatus.OK, data);
    }

    static ResponseEntity<Map<String, Object>> error(
            HttpStatus status, String code, String message, Map<String, Object> details) {
        Map<String, Object> error = Map.of("code", code, "message", message, "details", details);
        return ResponseEntity.status(status).body(Map.of("success", false, "error", error));
    }
}
