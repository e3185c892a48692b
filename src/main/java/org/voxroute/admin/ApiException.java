/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin;

import java.util.Map;

/** A refusal that the caller of the API is told as it stands here; everything else is told as an internal error. */
public final class ApiException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final transient Map<String, ?> details;

    private ApiException(int status, String code, String message, Map<String, ?> details) {
        super(message);
        this.status = status;
        this.code = code;
        this.details = Map.copyOf(details);
    }

    /** Any other refusal; {@code code} is a word for programs, {@code message} a sentence for people. */
    public static ApiException of(int status, String code, String message, Map<String, ?> details) {
        return new ApiException(status, code, message, details);
    }

    /** 400: a value of the query can't be used. */
    public static ApiException invalidParameter(String name, String problem) {
        return new ApiException(400, "invalid_request", name + ": " + problem, Map.of(name, problem));
    }

    /** 403: whoever asks, not in this way. */
    public static ApiException forbidden(String message) {
        return new ApiException(403, "forbidden", message, Map.of());
    }

    /** 404: there is no such thing, or it is another tenant's. */
    public static ApiException notFound(String message) {
        return new ApiException(404, "not_found", message, Map.of());
    }

    /** 409: as things are, it can't be done. */
    public static ApiException conflict(String code, String message) {
        return new ApiException(409, code, message, Map.of());
    }

    /** 400: the body is not what this address takes. */
    public static ApiException invalidBody(String code, String message) {
        return new ApiException(400, code, message, Map.of());
    }

    /** 503: trying again helps. */
    public static ApiException unavailable(String code, String message) {
        return new ApiException(503, code, message, Map.of());
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    @Override
    public String getMessage() {
        String message = super.getMessage();
        return message == null ? "" : message;
    }

    /** What is wrong, by field. */
    public Map<String, ?> details() {
        return details;
    }
}
