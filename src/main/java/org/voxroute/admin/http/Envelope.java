/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.voxroute.admin.ApiException;

/** How each answer looks: {@code {"success":true,"data":…}} or {@code {"success":false,"error":{code,message,details}}}. */
final class Envelope {

    private Envelope() {}

    /** What a caller is told of an error. */
    record Refusal(int status, String code, String message, Map<String, ?> details) {

        /** A refusal without particulars. */
        static Refusal of(int status) {
            return switch (status) {
                case 400 -> plain(status, "invalid_request", "The request can't be understood");
                case 401 -> plain(status, "unauthorized", "A valid token, or a user's name and password, is needed");
                case 403 -> plain(status, "forbidden", "Your role does not allow this");
                case 404 -> plain(status, "not_found", "There is nothing at this address");
                case 405 -> plain(status, "method_not_allowed", "This address does not take this method");
                case 406 -> plain(status, "not_acceptable", "Answers are JSON");
                case 413 -> plain(status, "too_large", "The body is too large");
                case 415 -> plain(status, "unsupported_media_type", "This address does not take this content type");
                case 503 -> plain(status, "unavailable", "Not possible at the moment: try again");
                default ->
                    status < 500
                            ? plain(status, "invalid_request", "The request was refused")
                            : plain(status, "internal_error", "Something went wrong inside the hub");
            };
        }

        static Refusal plain(int status, String code, String message) {
            return new Refusal(status, code, message, Map.of());
        }

        /**
         * @param errorId under which the log tells the cause; of the hub's own errors nothing else is told
         */
        static Refusal of(Throwable e, String errorId) {
            if (e instanceof ApiException known) {
                return new Refusal(known.status(), known.code(), known.getMessage(), known.details());
            }
            if (e instanceof AccessDeniedException) {
                return of(403);
            }
            if (e instanceof QueryTimeoutException) {
                return plain(503, "query_timeout", "Too much to search: narrow the period or the filters");
            }
            if (e instanceof TransientDataAccessException
                    || e instanceof CannotGetJdbcConnectionException
                    || e instanceof CannotCreateTransactionException) {
                return plain(503, "database_unavailable", "The database can't be reached: try again in a moment");
            }
            Refusal internal = of(500);
            return new Refusal(500, internal.code(), internal.message(), Map.of("error_id", errorId));
        }

        /** Whether the caller, not the hub, has to change something. */
        boolean isExpected() {
            return status < 500;
        }

        Map<String, Object> envelope() {
            var error = new LinkedHashMap<String, Object>();
            error.put("code", code);
            error.put("message", message);
            error.put("details", details);
            var envelope = new LinkedHashMap<String, Object>();
            envelope.put("success", false);
            envelope.put("error", error);
            return envelope;
        }
    }

    static Map<String, @Nullable Object> data(@Nullable Object data) {
        var envelope = new LinkedHashMap<String, @Nullable Object>();
        envelope.put("success", true);
        envelope.put("data", data);
        return envelope;
    }
}
