/* SPDX-License-Identifier: Apache-2.0 */
package org.voxroute.admin.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntSupplier;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.voxroute.admin.http.Contract;
import org.voxroute.admin.http.Contract.Asked;

/**
 * Puts every change that somebody asks for through the API into the audit log, whatever becomes of it. Stands behind the
 * login, before the roles, so that what was refused is seen too. Who is not known is not noted: nobody may fill the log
 * from outside.
 */
public final class AuditFilter extends OncePerRequestFilter {

    private static final String PENDING = AuditFilter.class.getName();
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final int BODY_AT_MOST = 16 * 1024;

    private final Contract contract;
    private final AuditLog log;
    private final IntSupplier tenant;
    private final Function<HttpServletRequest, String> address;
    private final Redaction redaction;
    private final Clock clock;

    private record Pending(AuditLog.Entry entry, ContentCachingRequestWrapper request) {}

    /**
     * @param tenant of the present request; throws if nobody is logged in
     * @param address where a request comes from
     */
    public AuditFilter(
            Contract contract,
            AuditLog log,
            IntSupplier tenant,
            Function<HttpServletRequest, String> address,
            ObjectMapper json,
            Clock clock) {
        this.contract = contract;
        this.log = log;
        this.tenant = tenant;
        this.address = address;
        this.redaction = new Redaction(json);
        this.clock = clock;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest passed = isAsyncDispatch(request) ? request : begun(request);
        try {
            chain.doFilter(passed, response);
        } catch (IOException | ServletException | RuntimeException e) {
            end(request, 500);
            throw e;
        }
        if (!isAsyncStarted(request)) {
            end(request, response.getStatus());
        }
    }

    private HttpServletRequest begun(HttpServletRequest request) {
        Optional<Asked> asked = LOOKING.contains(request.getMethod())
                ? Optional.empty()
                : contract.asked(request.getMethod(), request.getRequestURI());
        if (asked.isEmpty()) {
            return request;
        }
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        try {
            var change = new Change(
                    tenant.getAsInt(),
                    clock.instant(),
                    user == null ? "" : user.getName(),
                    asked.get().operationId(),
                    request.getMethod(),
                    request.getRequestURI(),
                    asked.get().target(),
                    address.apply(request));
            var copying = new ContentCachingRequestWrapper(request, BODY_AT_MOST);
            request.setAttribute(PENDING, new Pending(log.begin(change), copying));
            return copying;
        } catch (AccessDeniedException e) {
            return request; // Nobody is logged in: the roles refuse it.
        }
    }

    private void end(HttpServletRequest request, int status) {
        if (request.getAttribute(PENDING) instanceof Pending pending) {
            request.removeAttribute(PENDING);
            byte[] body = pending.request().getContentAsByteArray();
            log.end(
                    pending.entry(),
                    status,
                    redaction.of(body, pending.request().getContentLengthLong()));
        }
    }
}
