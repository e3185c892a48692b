/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.simulator.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A request that can't be done, as its sender is told. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, String> details;

    private Problem(int status, String code, String message, Map<String, String> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = details;
    }

    static Problem invalid(String field, String problem) {
        return new Problem(400, "invalid_request", field + " " + problem, Map.of(field, problem));
    }

    static Problem notFound(String message) {
        return new Problem(404, "not_found", message, Map.of());
    }

    static Problem full(String message) {
        return new Problem(503, "simulator_full", message, Map.of());
    }

    int status() {
        return status;
    }

    /** The error envelope of the API. */
    Map<String, Object> envelope() {
        var error = new LinkedHashMap<String, Object>();
        error.put("code", code);
        error.put("message", getMessage());
        error.put("details", details);
        var envelope = new LinkedHashMap<String, Object>();
        envelope.put("success", false);
        envelope.put("error", error);
        return envelope;
    }
}
