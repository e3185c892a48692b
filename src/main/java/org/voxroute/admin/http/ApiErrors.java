/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.http;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.voxroute.admin.http.Envelope.Refusal;

/** Errors of Spring's own dispatching and of controllers, in the envelope: unknown address, wrong method, broken JSON. */
@RestController
@RestControllerAdvice
public final class ApiErrors extends ResponseEntityExceptionHandler implements ErrorController {

    private static final Logger LOG = LoggerFactory.getLogger(ApiErrors.class);

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception e) throws Exception {
        if (e instanceof AccessDeniedException || e instanceof AuthenticationException) {
            throw e; // Spring Security answers these.
        }
        String id = UUID.randomUUID().toString();
        Refusal refusal = Refusal.of(e, id);
        if (!refusal.isExpected()) {
            LOG.error("A request ({}) failed", id, e);
        }
        return answer(refusal, HttpHeaders.EMPTY);
    }

    /** What the container refuses by itself. */
    @RequestMapping("${server.error.path:/error}")
    ResponseEntity<Object> error(HttpServletRequest request) {
        Object status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        return answer(Refusal.of(status instanceof Integer code ? code : 404), HttpHeaders.EMPTY);
    }

    @Override
    protected ResponseEntity<Object> handleExceptionInternal(
            Exception e, @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Refusal.of(status.value()), headers);
    }

    private static ResponseEntity<Object> answer(Refusal refusal, HttpHeaders headers) {
        Map<String, Object> envelope = refusal.envelope();
        return ResponseEntity.status(refusal.status())
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(envelope);
    }
}
